# Build helpers: one target a room, warnings, sanitizers, tests.
add_library(textdrift_flags INTERFACE)
target_compile_features(textdrift_flags INTERFACE cxx_std_23)
target_include_directories(textdrift_flags INTERFACE "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>")
target_compile_options(textdrift_flags INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(textdrift_flags INTERFACE -Wno-restrict)    # false alarms on std::string's operator+ (GCC bug 105651)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(textdrift_flags INTERFACE -Wno-deprecated-declarations)    # inside libstdc++ 12's std::stable_sort
endif()

if(TEXTDRIFT_SANITIZE)
  # Global, so that every object of a program agrees.
  add_compile_options(-fsanitize=${TEXTDRIFT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${TEXTDRIFT_SANITIZE})
endif()
if(TEXTDRIFT_WERROR)
  target_compile_options(textdrift_flags INTERFACE -Werror)
endif()
find_program(TEXTDRIFT_CCACHE ccache)
if(TEXTDRIFT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TEXTDRIFT_CCACHE})
endif()

# textdrift_room(NAME SOURCES ... LINKS rooms... LIBRARIES external...): the room's object code and its allowed includes.
function(textdrift_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;LIBRARIES" ${ARGN})
  set(target textdrift_${name})
  add_library(${target} STATIC ${ROOM_SOURCES})
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:textdrift_flags> ${ROOM_LIBRARIES})
  foreach(link IN LISTS ROOM_LINKS)
    target_link_libraries(${target} PUBLIC textdrift_${link})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY TEXTDRIFT_ROOMS ${target})
endfunction()

# textdrift_test(NAME SOURCES ... LINKS targets... LABELS ...): one doctest program, one ctest entry.
function(textdrift_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINKS;LABELS" ${ARGN})
  set(target test_${name})
  add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/main.cpp ${TEST_SOURCES})
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(${target} PRIVATE textdrift_flags ${TEST_LINKS})
  target_compile_definitions(${target} PRIVATE TEXTDRIFT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${target})
  if(TEST_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABELS}")
  endif()
endfunction()
