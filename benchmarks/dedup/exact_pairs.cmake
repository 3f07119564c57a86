# The truth: exact pairs of a corpus, and exact values of listed pairs. Tests build it too, without the other benchmarks.
if(TEXTDRIFT_WITH_JSONL AND NOT TARGET exact_pairs)
  add_executable(exact_pairs ${CMAKE_CURRENT_LIST_DIR}/exact_pairs.cpp)
  set_target_properties(exact_pairs PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(exact_pairs PRIVATE textdrift_flags textdrift_sketch textdrift_text PkgConfig::SIMDJSON ICU::uc)
endif()
