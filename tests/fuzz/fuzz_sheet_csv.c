// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: any file through the public door of the sheet reader, texts mostly. */
#include "fuzz_sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_sheet_file(data, size);
}
