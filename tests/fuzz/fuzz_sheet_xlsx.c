// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: ZIP packages through the public door of the sheet reader. */
#include "fuzz_sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4 || memcmp(data, "PK", 2) != 0)
        return 0;
    return fuzz_sheet_file(data, size);
}
