# Sourced by the steps that need a tool from PyPI.

. scripts/step.sh
export PIP_DISABLE_PIP_VERSION_CHECK=1

# Makes a virtual environment with that requirement, unless there is one with exactly that, and sets `venv` to its folder.
# $1 the folder's name in .cache, $2 the requirement, $3 what cannot run without it
need_venv() {
  venv=$PWD/.cache/$1
  [ "$(cat "$venv/requirement" 2>/dev/null)" = "$2" ] || make_venv "$@"
}

make_venv() {
  command -v python3 >/dev/null || skip "$3" 'there is no python3'
  rm -rf "$venv"
  python3 -m venv "$venv" || skip "$3" 'python3 cannot make a virtual environment'
  install_by_uv "$2" || "$venv/bin/pip" install --quiet "$2" || skip "$3" "$2 cannot be installed"
  printf '%s\n' "$2" >"$venv/requirement"
}

# Takes a third of what pip takes, which compiles all that is never imported.
install_by_uv() {
  "$venv/bin/pip" install --quiet uv==0.13.9 && "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" "$1"
}
