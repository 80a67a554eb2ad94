// SPDX-License-Identifier: MulanPSL-2.0
/* The text of files, read in a worker. */
#include "modules/attachment/attachment_take.h"

bool attachment_can_convert(void)
{
    return false;
}

enum status attachment_read_text(struct ctx *ctx, const char *path, enum file_type type,
                                 struct str *out_state, struct str *out_body)
{
    (void)ctx;
    (void)path;
    *out_state = type == FILE_DOCX || type == FILE_XLSX || type == FILE_TXT || type == FILE_PDF
                     ? S("todo")
                     : S("none");
    *out_body = S("");
    return ST_OK;
}
