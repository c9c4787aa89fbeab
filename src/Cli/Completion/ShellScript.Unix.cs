namespace Coordination.Cli.Completion;

internal sealed partial record ShellScript
{
    // Works from bash 3.2 on, the one of macOS; there compopt is missing, and files are not offered.
    private static ShellScript Bash => new(
        "bash",
        ["coord completion bash > ~/.local/share/bash-completion/completions/coord", "or, in ~/.bashrc:  source <(coord completion bash)"],
        """
        _coord() {
            local line word
            COMPREPLY=()
            while IFS= read -r line; do
                word=${line%%$'\t'*}
                case $word in
                    :files) compopt -o default 2>/dev/null ;;
                    :folders) compopt -o dirnames 2>/dev/null ;;
                    *) COMPREPLY+=("$word") ;;
                esac
            done < <(command coord complete --at="${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
        }
        complete -F _coord coord
        """);

    private static ShellScript Zsh => new(
        "zsh",
        [
            "coord completion zsh > ~/.zsh/completions/_coord",
            "with, in ~/.zshrc before compinit:  fpath=(~/.zsh/completions $fpath)",
            "or, in ~/.zshrc after compinit:  source <(coord completion zsh)",
        ],
        """
        _coord() {
            local line word about before=""
            local -a offered
            if [[ $words[CURRENT] == --*=* ]]; then
                before=${words[CURRENT]%%=*}=
            fi
            while IFS= read -r line; do
                word=${line%%$'\t'*}
                about=${line#*$'\t'}
                case $word in
                    :files) compset -P '*='; _files; return ;;
                    :folders) compset -P '*='; _files -/; return ;;
                    *) offered+=("${word#$before}${about:+:$about}") ;;
                esac
            done < <(command coord complete --at="$words[CURRENT]" "${(@)words[2,CURRENT-1]}" 2>/dev/null)
            if [[ -n $before ]]; then
                compset -P '*='
            fi
            _describe -V 'coord' offered
        }
        if [[ $funcstack[1] == _coord ]]; then
            _coord "$@"
        else
            compdef _coord coord
        fi
        """);

    private static ShellScript Fish => new(
        "fish",
        ["coord completion fish > ~/.config/fish/completions/coord.fish"],
        """
        function __coord_complete
            set --local words (commandline -opc)
            set --local typed (commandline -ct)
            set --erase words[1]
            set --local offered (command coord complete --at="$typed" $words 2>/dev/null)
            switch "$offered[1]"
                case ':files*'
                    __fish_complete_path "$typed"
                case ':folders*'
                    __fish_complete_directories "$typed"
                case '*'
                    if set --query offered[1]
                        printf '%s\n' $offered
                    end
            end
        end
        complete --command coord --no-files --keep-order --arguments '(__coord_complete)'
        """);
}
