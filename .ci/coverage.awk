# Merges cobertura reports: a line of a source file counts once, however many test projects ran it.
# A record ends at each ">", so that every tag is a record of its own, whatever the line breaks.
# Out: one line "<uncovered> <covered> <all> <file>" for each file below -v src=..., then "total <covered> <all>".
BEGIN { RS = ">"; if (src !~ /\/$/) src = src "/" }

function attribute(name,   rest) {
    if (!match($0, name "=\"[^\"]*\"")) return ""
    rest = substr($0, RSTART, RLENGTH)
    sub(/^[^"]*"/, "", rest); sub(/"$/, "", rest)
    return rest
}

function slashes(path) { gsub(/\\/, "/", path); return path }

FNR == 1                { base = ""; inSource = 0; file = "" }
inSource                { base = $0; sub(/<\/source.*/, "", base); sub(/^[ \t\r\n]+/, "", base); base = slashes(base); inSource = 0
                          if (base != "" && base !~ /\/$/) base = base "/" }
/<source[ \t\r\n]*$/    { inSource = 1 }
/<class[ \t\r\n]/       { file = slashes(attribute("filename"))
                          if (file !~ /^\// && file !~ /^[A-Za-z]:/) file = base file
                          if (index(file, src) != 1) file = "" }
/<line[ \t\r\n]/        { if (file != "") {
                              key = file SUBSEP attribute("number")
                              if (!(key in hits)) hits[key] = 0
                              if (attribute("hits") + 0 > 0) hits[key] = 1
                          } }

END {
    for (key in hits) {
        split(key, part, SUBSEP)
        all++; files[part[1]]++
        if (hits[key]) { covered++; done[part[1]]++ }
    }
    for (file in files) printf "%d %d %d %s\n", files[file] - done[file], done[file], files[file], substr(file, length(src) + 1)
    printf "total %d %d\n", covered, all
}
