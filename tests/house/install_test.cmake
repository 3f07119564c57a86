# Installs the build into an empty prefix, builds the stranger's project against it and runs it.
set(prefix ${BUILD}/install_test/prefix)
set(work ${BUILD}/install_test/build)
file(REMOVE_RECURSE ${BUILD}/install_test)
foreach(step
    "${CMAKE_COMMAND};--install;${BUILD};--prefix;${prefix}"
    "${CMAKE_COMMAND};-G;Ninja;-S;${SOURCE};-B;${work};-DCMAKE_PREFIX_PATH=${prefix};-DCMAKE_CXX_COMPILER=${COMPILER}"
    "${CMAKE_COMMAND};--build;${work}"
    "${work}/consumer"
    "${prefix}/bin/textdrift;--version")
  execute_process(COMMAND ${step} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "failed (${status}): ${step}\n${output}")
  endif()
endforeach()
