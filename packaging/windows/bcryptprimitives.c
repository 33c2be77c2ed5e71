/* What every Rust program asks Windows for randomness by. Wine has it from its tenth version on; for older ones
   `cargo xtask check-windows` builds this beside the tests. Nothing of it is shipped. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
