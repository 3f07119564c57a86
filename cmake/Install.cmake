# Installs the library, its public headers (under include/textdrift, the include root) and a package for find_package(textdrift).
include(CMakePackageConfigHelpers)

target_compile_features(textdrift_core INTERFACE cxx_std_23)
target_include_directories(textdrift_core INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/textdrift>")
set_target_properties(textdrift_core PROPERTIES EXPORT_NAME core)

get_property(rooms GLOBAL PROPERTY TEXTDRIFT_ROOMS)
install(TARGETS textdrift_core ${rooms} EXPORT textdriftTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/textdrift)
install(EXPORT textdriftTargets NAMESPACE textdrift:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/textdrift)

foreach(header
    textdrift.h base/document.h base/result.h ingest/reader.h segment/segment.h facts/extract.h facts/fact.h facts/rational.h
    lexicon/lexicon.h align/align.h drift/finding.h report/report.h
    dedup/dedup.h index/banding.h index/join.h index/sorter.h
    sketch/shingler.h sketch/signature.h sketch/similarity.h sketch/target.h sketch/tokens.h)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES core/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/textdrift/core/${folder})
endforeach()

configure_package_config_file(cmake/textdriftConfig.cmake.in ${PROJECT_BINARY_DIR}/textdriftConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/textdrift)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/textdriftConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/textdriftConfig.cmake ${PROJECT_BINARY_DIR}/textdriftConfigVersion.cmake
  cmake/Cld2.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/textdrift)
install(FILES LICENSE NOTICE README.md CHANGELOG.md docs/json.md docs/dedup.md docs/signatures.md docs/textdrift.compare-1.schema.json DESTINATION ${CMAKE_INSTALL_DOCDIR})
