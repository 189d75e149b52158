"""What Tab offers in a shell: `completion` prints the script for it, `complete` answers when that script asks.

The script calls `latebind` with the shell's name in _LATEBIND_COMPLETE and the words up to the cursor as arguments.
The answer is a line for each thing that could stand there, its parts separated by tabs: `plain`, its text, perhaps what
it is; or `file`, where the shell itself completes names of files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import click
from click.shell_completion import ShellComplete, split_arg_string

from latebind.cli.commands.options import Commands, command
from latebind.cli.commands.output import emit
from latebind.cli.commands.usage import one_of
from latebind.cli.given import Given

GROUP = Commands()

# bash has its own idea of words (`a:b` is three), so it hands the line over; what it gets is quoted for its place.
_BASH = r"""
_latebind() {
    local kind value help files= shown=()
    COMPREPLY=()
    while IFS=$'\t' read -r kind value help; do
        if [[ $kind == file ]]; then files=1; else COMPREPLY+=("$value"); fi
    done < <(_LATEBIND_COMPLETE=bash "$1" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    if [[ $files && ${#COMPREPLY[@]} == 0 ]]; then
        compopt -o default 2>/dev/null
    elif [[ $files ]]; then
        while IFS= read -r value; do
            [[ $value == .* && $2 != .* ]] && continue
            [[ -d $value ]] && value+=/
            printf -v value %q "$value"
            COMPREPLY+=("$value")
        done < <(compgen -f -- "$2")
    fi
    [[ ${#COMPREPLY[@]} == 1 && $COMPREPLY == */ ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -o nosort -F _latebind latebind 2>/dev/null || complete -o default -F _latebind latebind
"""

_ZSH = r"""
#compdef latebind
_latebind() {
    local kind value help files
    local -a items command
    command=(${~${(Q)words[1]}})
    while IFS=$'\t' read -r kind value help; do
        if [[ $kind == file ]]; then
            files=1
        else
            value=${value//\\/\\\\}
            items+=("${value//:/\\:}${help:+:$help}")
        fi
    done < <(_LATEBIND_COMPLETE=zsh $command "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    [[ $PREFIX == --*=* ]] && compset -P '--*='
    (( $#items )) && _describe -V latebind items
    [[ -n $files ]] && _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _latebind "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _latebind latebind
fi
"""

_FISH = r"""
function __latebind_complete
    set -l current (commandline -ct)
    set -l words (commandline -opc)
    set -l prefix (string match -r -- '^--[a-z-]+=' $current)
    set words[1] (string replace -r -- '^~' $HOME $words[1])
    for line in (env _LATEBIND_COMPLETE=fish $words (string unescape -- $current; or echo -- $current) 2>/dev/null)
        set -l item (string split -m 1 \t -- $line)
        if test $item[1] = file
            for file in (complete -C "'' "(string replace -- "$prefix" '' $current))
                echo -- "$prefix$file"
            end
        else
            echo -- "$prefix$item[2]"
        end
    end
end
complete -c latebind -f -a '(__latebind_complete)'
"""

_SCRIPTS = {"bash": _BASH, "fish": _FISH, "zsh": _ZSH}


@command(GROUP, "completion", click.argument("shell", **one_of(*_SCRIPTS)))
def completion(_: Given, shell: str) -> None:
    """Print what makes Tab complete in a shell: commands, options, files, keys of memories.

    \b
    Examples:
      latebind completion bash > ~/.local/share/bash-completion/completions/latebind
      latebind completion zsh > ~/.zfunc/_latebind
      latebind completion fish > ~/.config/fish/completions/latebind.fish
      eval "$(latebind completion bash)"   # in ~/.bashrc, without the package bash-completion
      eval "$(latebind completion zsh)"    # in ~/.zshrc, where ~/.zfunc is not in fpath
    """
    emit(_SCRIPTS[shell].strip())


def complete(
    cli: click.Command, shell: str, words: Sequence[str], arranged: Callable[[list[str], str], list[str]]
) -> None:
    """Print what could stand at the cursor.

    `arranged` puts the words before it in the order that click takes; its second argument is the word at the cursor.
    """
    if shell == "bash":
        line, breaks = words
        before, typed = bash_words(line)
        args, incomplete = split_arg_string(before)[1:], "".join(split_arg_string(typed)[:1])
    else:
        *args, incomplete = words
        typed = breaks = ""
    asked = ShellComplete(cli, {}, "latebind", "_LATEBIND_COMPLETE")
    found = asked.get_completions(arranged(args, incomplete), incomplete)
    for item in found:
        text = bash_quoted(item.value, typed, breaks) if shell == "bash" and item.type == "plain" else item.value
        # What is stored is data: a key that could do something to a terminal or a shell is not offered.
        if text is not None and text.isprintable():
            emit("\t".join((item.type, text, item.help or "")).rstrip("\t"))


def bash_words(line: str) -> tuple[str, str]:
    """Split a line before its last word, which is kept as it was typed, and is empty after white space."""
    found = re.search(r"""(?:[^\s\\'"]|\\.|'[^']*'?|"(?:[^"\\]|\\.)*"?|\\$)*\Z""", line, re.S)
    start = found.start() if found else len(line)
    return line[:start], line[start:]


def bash_quoted(value: str, typed: str, breaks: str) -> str | None:
    """Quote a completion for bash, to replace the word at the cursor; None if it cannot be written there."""
    quote = typed[:1]
    if quote == "'":
        return value.replace("'", r"'\''")
    if quote == '"':
        return None if "!" in value else re.sub(r'(["$`\\])', r"\\\1", value)
    if "'" in typed or '"' in typed:
        return None
    option, equals, _ = typed.partition("=")
    if option.startswith("--") and equals:
        typed = typed[len(option) + 1 :]
    # bash replaces no more than what follows the last break.
    ends = [at + 1 for at, char in enumerate(typed) if char in breaks and typed[at - 1 : at] != "\\"]
    kept = typed[: max(ends, default=0)].replace("\\", "")
    if not value.startswith(kept):
        return None
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", value.removeprefix(kept), flags=re.ASCII)
