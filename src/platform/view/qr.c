// SPDX-License-Identifier: MulanPSL-2.0
/* QR codes as SVG paths. */
#include "platform/qr.h"
#include "base/buf.h"
#include <qrencode.h>

enum { QUIET_ZONE = 4, PATH_BYTES_MAX = 256 * 1024 };

enum status qr_path(struct arena *a, struct str text, int64_t *out_side, struct str *out_path,
                    struct err *err)
{
    QRcode *code = QRcode_encodeString8bit(str_z(a, text), 0, QR_ECLEVEL_M);
    struct buf path = buf_new(a, PATH_BYTES_MAX);

    if (code == NULL)
        return fail_detail(err, ST_INTERNAL, "error.internal", "QR code");
    for (int y = 0; y < code->width; y++) {
        for (int x = 0, run; x < code->width; x += run) {
            const unsigned char *at = &code->data[y * code->width + x];

            for (run = 1; x + run < code->width && ((at[run] ^ at[0]) & 1) == 0; run++)
                ;
            if (at[0] & 1)
                buf_printf(&path, "M%d %dh%dv1h-%dz", x, y, run, run);
        }
    }
    *out_side = code->width + 2 * QUIET_ZONE;
    *out_path = buf_view(&path);
    QRcode_free(code);
    return ST_OK;
}
