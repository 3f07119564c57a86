# TEXTDRIFT_CLDR: the folder "common" of Unicode CLDR, whose names of provinces and states are built in; empty without.
set(TEXTDRIFT_CLDR "")
if(TEXTDRIFT_WITH_REGIONS)
  find_path(TEXTDRIFT_CLDR_FOLDER subdivisions/en.xml
    PATHS /usr/share/unicode/cldr/common /usr/local/share/unicode/cldr/common
    DOC "CLDR's folder common: subdivisions, supplemental")
  if(TEXTDRIFT_CLDR_FOLDER)
    set(TEXTDRIFT_CLDR "${TEXTDRIFT_CLDR_FOLDER}")
  else()
    message(NOTICE "textdrift: unicode-cldr-core (Debian) was not found, so names of provinces and states are not built in and are "
      "compared by their letters alone; set TEXTDRIFT_CLDR_FOLDER to CLDR's folder common, or TEXTDRIFT_WITH_REGIONS=OFF")
  endif()
endif()
