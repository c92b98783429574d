/** As a file on fpath it is run as the function itself, at the first use of it; read by source it only sets it up. */
export const zshScript = `#compdef sallyport
_sallyport() {
  local answer files=''
  local -a answers described
  answers=("\${(@f)$("\${(Q)words[1]}" complete zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  for answer in "\${answers[@]}"; do
    if [[ "$answer" == ':files' ]]; then
      files=yes
    elif [[ "$answer" == *$'\\t'* ]]; then
      described+=("\${\${answer%%$'\\t'*}//:/\\\\:}:\${answer#*$'\\t'}")
    elif [[ -n "$answer" ]]; then
      described+=("\${answer//:/\\\\:}")
    fi
  done
  local found=1
  if (( \${#described} )); then
    _describe 'sallyport' described && found=0
  fi
  if [[ -n "$files" ]]; then
    compset -P '--[^=]#='
    _files && found=0
  fi
  return found
}
if [[ "\${funcstack[1]}" == _sallyport ]]; then
  _sallyport "$@"
else
  compdef _sallyport sallyport
fi
`;
