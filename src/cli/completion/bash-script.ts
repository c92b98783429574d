/**
 * Bash parts words at colons and equals signs too, as COMP_WORDBREAKS says, and puts what it is told in place of the last part: the
 * parts are joined again for the program, and what is in front of the last is cut off its answers. Bash 3.2 of macOS has neither mapfile
 * nor compopt.
 */
export const bashScript = `# sallyport completion bash
_sallyport() {
  local line="\${COMP_LINE:0:COMP_POINT}" count=-1 i part rest answer
  local words=()
  COMPREPLY=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    rest="\${line#"\${line%%[![:blank:]]*}"}"
    part="\${COMP_WORDS[i]}"
    ((i == COMP_CWORD)) && part="$rest"
    if ((i == 0)) || [[ "$rest" != "$line" ]]; then
      count=$((count + 1))
      words[count]="$part"
    else
      words[count]+="$part"
    fi
    line="\${rest#"$part"}"
  done
  [[ "$part" == [:=] ]] && part=''
  # what is typed may be escaped, and answers are not
  words=("\${words[@]//\\\\/}")
  local front="\${words[count]%"\${part//\\\\/}"}"
  while IFS= read -r answer; do
    if [[ "$answer" == ':files' ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r answer; do COMPREPLY+=("$answer"); done < <(compgen -f -- "$part")
    else
      printf -v answer '%q' "\${answer#"$front"}"
      COMPREPLY+=("$answer")
    fi
  done < <("$1" complete bash -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _sallyport sallyport
`;
