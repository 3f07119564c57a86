# Writes OUTPUT, a C++ file holding every data/transliteration/*.tsv as a string, sorted by script.
# Called as a script: cmake -DDIRECTORY=... -DOUTPUT=... -P EmbedWeights.cmake
file(GLOB tables "${DIRECTORY}/*.tsv")
list(SORT tables)
set(code "// Generated from data/transliteration by cmake/EmbedWeights.cmake; edit the tables, not this file.\n")
string(APPEND code "#include \"core/facts/embedded_weights.h\"\n\nnamespace textdrift::facts {\n\n")
string(APPEND code "static constexpr EmbeddedWeights kWeights[] = {\n    {\"\", \"\"},\n")
foreach(table IN LISTS tables)
  get_filename_component(name "${table}" NAME_WE)
  file(READ "${table}" content)
  string(APPEND code "    {\"${name}\", R\"TEXTDRIFT(${content})TEXTDRIFT\"},\n")
endforeach()
string(APPEND code "};\n\nstd::span<const EmbeddedWeights> embedded_weights() noexcept\n{\n    return kWeights;\n}\n\n}\n")
file(WRITE "${OUTPUT}" "${code}")
