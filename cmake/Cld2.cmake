# The target CLD2::cld2, the language identifier, which comes without a CMake package. Used by the build and, installed beside
# textdriftConfig.cmake, by its users: the exported targets name it and hold no path of the machine that built them.
if(NOT TARGET CLD2::cld2)
  find_library(CLD2_LIBRARY NAMES cld2 REQUIRED)
  add_library(CLD2::cld2 UNKNOWN IMPORTED GLOBAL)
  set_target_properties(CLD2::cld2 PROPERTIES IMPORTED_LOCATION "${CLD2_LIBRARY}")
endif()
