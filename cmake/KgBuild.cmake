# What every target of the project shares: standard, warnings, sanitizers, and the functions that rooms
# declare their libraries, programs and tests with.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

add_library(kg_options INTERFACE)
target_include_directories(kg_options INTERFACE ${CMAKE_SOURCE_DIR})
# Equal bytes on every machine: no fused multiply-add that the source does not ask for.
target_compile_options(kg_options INTERFACE -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # It warns of every "literal" + string (GCC bug 105651), and inside the date library once that is inlined.
  target_compile_options(kg_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(kg_options INTERFACE -Wno-ambiguous-reversed-operator)
endif()
if(KG_WARNINGS_AS_ERRORS)
  target_compile_options(kg_options INTERFACE -Werror)
endif()
# For tests: a sanitizer takes memory of its own, and sees as much in a few repeats as in thousands.
set(KG_SANITIZED false)
if(KG_SANITIZE)
  set(KG_SANITIZED true)
  target_compile_options(kg_options INTERFACE -fsanitize=${KG_SANITIZE} -fno-sanitize-recover=all
                                              -fno-omit-frame-pointer)
  target_link_options(kg_options INTERFACE -fsanitize=${KG_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(kg_options INTERFACE
      -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/sanitizer_ignorelist.txt)
  endif()
endif()

# kg_library(NAME SOURCES... [LINK LIBS...]): a static library of one room.
function(kg_library name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PUBLIC kg_options ${ARG_LINK})
endfunction()

# All tests that start threads: what the thread sanitizer is for.
add_custom_target(threaded_tests)

# kg_test(NAME SOURCES... [LINK LIBS...] [THREADS]): a GoogleTest program; each TEST is a CTest test. The source
# folder is in KG_SOURCE_DIR, the folder of programs in KG_BIN_DIR. THREADS: it has threads, and the label
# "threads".
function(kg_test name)
  cmake_parse_arguments(ARG "THREADS" "" "LINK" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE kg_options ${ARG_LINK} GTest::gmock_main)
  target_compile_definitions(${name} PRIVATE KG_SOURCE_DIR="${CMAKE_SOURCE_DIR}" KG_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  set(labels)
  if(ARG_THREADS)
    set(labels LABELS threads)
    add_dependencies(threaded_tests ${name})
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 600 ${labels})
endfunction()
