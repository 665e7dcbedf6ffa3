// The versions of the kernels that need a certain processor; nullptr where the compiler has no such target.
#pragma once

#include "ingest/language/kernels.h"

namespace kg::ingest {

const Kernels* avx2_kernels();
const Kernels* avxvnni_kernels();
const Kernels* vnni_kernels();

}  // namespace kg::ingest
