# Writes OUTPUT, a C++ file holding report.css and report.js as strings.
# Called as a script: cmake -DDIRECTORY=... -DOUTPUT=... -P embed.cmake
set(code "// Generated from core/report/assets by embed.cmake; edit those files, not this one.\n")
string(APPEND code "#include <string_view>\n\nnamespace textdrift::report {\n\n")
foreach(kind css js)
  file(READ "${DIRECTORY}/report.${kind}" content)
  string(APPEND code "std::string_view report_${kind}() noexcept\n{\n    return R\"TEXTDRIFT(${content})TEXTDRIFT\";\n}\n\n")
endforeach()
string(APPEND code "}\n")
file(WRITE "${OUTPUT}" "${code}")
