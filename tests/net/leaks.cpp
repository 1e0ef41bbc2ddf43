/// OpenSSL keeps random state per thread and frees it as the thread ends, which for the thread of a
/// network manager may be after main: a leak to LeakSanitizer in some runs, and none of ours.
extern "C" const char *__lsan_default_suppressions();

extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libcrypto.so\n";
}
