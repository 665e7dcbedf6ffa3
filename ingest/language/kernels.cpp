#include "ingest/language/kernels.h"

#include <cstdlib>
#include <string_view>

#include "ingest/language/kernel_versions.h"

#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#endif

namespace kg::ingest {
namespace {

#if defined(__x86_64__) || defined(__i386__)

bool has_avx2() { return __builtin_cpu_supports("avx2"); }

bool has_avxvnni() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return has_avx2() && __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & (1U << 4U)) != 0;
}

bool has_vnni() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

#else

bool has_avx2() { return false; }
bool has_avxvnni() { return false; }
bool has_vnni() { return false; }

#endif

const Kernels& chosen() {
  const char* wish = std::getenv("KG_KERNELS");
  if (wish != nullptr)
    for (const Kernels* kernels : runnable_kernels())
      if (std::string_view(wish) == kernels->name) return *kernels;
  return *runnable_kernels().back();
}

}  // namespace

const std::vector<const Kernels*>& runnable_kernels() {
  static const std::vector<const Kernels*> kRunnable = [] {
    std::vector<const Kernels*> runnable{&plain_kernels()};
    if (has_avx2() && avx2_kernels() != nullptr) runnable.push_back(avx2_kernels());
    if (has_avxvnni() && avxvnni_kernels() != nullptr) runnable.push_back(avxvnni_kernels());
    if (has_vnni() && vnni_kernels() != nullptr) runnable.push_back(vnni_kernels());
    return runnable;
  }();
  return kRunnable;
}

const Kernels& best_kernels() {
  static const Kernels& kBest = chosen();
  return kBest;
}

}  // namespace kg::ingest
