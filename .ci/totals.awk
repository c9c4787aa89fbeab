# Sums the counters of trx files: out "<passed> <failed> <not run to the end>".
# Everything that was run and did not pass is a failure; a run that was cut short, but has no failed test to show for it, is one too.
BEGIN { RS = ">" }

function number(name) {
    return match($0, "[ \t\r\n]" name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
}

FNR == 1                     { flush_file(); seen = 1 }
/<ResultSummary[ \t\r\n]/    { completed = ($0 ~ /outcome="(Completed|Passed|Warning)"/); summary = 1 }
/<Counters[ \t\r\n]/         { good = number("passed"); bad = number("executed") - good; if (bad < number("failed")) bad = number("failed") }

function flush_file() {
    if (seen) {
        if ((!summary || !completed) && bad == 0) { bad = 1; cut++ }
        passed += good; failed += bad
    }
    good = bad = summary = completed = 0
}

END { flush_file(); printf "%d %d %d\n", passed, failed, cut }
