/** Fish shows what stands behind a tab as a description. */
export const fishScript = `# sallyport completion fish
function __sallyport_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for answer in ($words[1] complete fish -- $words[2..-1] "$word" 2>/dev/null)
        if test "$answer" != :files
            printf '%s\\n' $answer
        else if string match -q -- '--*=*' "$word"
            set -l front (string replace -r '=.*' '=' -- "$word")
            printf '%s\\n' $front(__fish_complete_path (string replace -r '^[^=]*=' '' -- "$word"))
        else
            __fish_complete_path "$word"
        end
    end
end
complete -c sallyport -f -a '(__sallyport_complete)'
`;
