// SPDX-License-Identifier: MulanPSL-2.0
/* The sentence for the next page: a signed cookie, shown once. */
#include "base/utf8.h"
#include "platform/http/exchange.h"
#include <sodium.h>

enum { MAC_BYTES = 16, FLASH_ARG_MAX = 300 };

struct str flash_pack(const struct request *rq, struct arena *a, struct str key, struct str arg)
{
    struct buf b = buf_new(a, 0);
    uint8_t mac[MAC_BYTES];
    char coded[sodium_base64_ENCODED_LEN(FLASH_ARG_MAX, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
    struct str hex;

    arg.len = utf8_clip(arg.ptr, arg.len, FLASH_ARG_MAX);
    sodium_bin2base64(coded, sizeof coded, (const uint8_t *)arg.ptr, arg.len,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    buf_str(&b, key);
    buf_char(&b, '~');
    buf_z(&b, coded);
    http_hash(rq->http, "flash", buf_view(&b), mac);
    hex = str_hex(a, mac, sizeof mac);
    return str_printf(a, STR_FMT "~" STR_FMT, STR_ARG(hex), STR_ARG(buf_view(&b)));
}

bool flash_read(const struct request *rq, struct str *out_key, struct str *out_arg)
{
    struct str rest = request_cookie(rq, "flash"), hex;
    uint8_t got[MAC_BYTES], want[MAC_BYTES];
    char *arg;
    size_t len;

    if (rq->flash_key.len != 0) {
        *out_key = rq->flash_key;
        *out_arg = S("");
        return true;
    }
    if (!str_cut(&rest, '~', &hex) || str_unhex(hex, got, sizeof got) != sizeof got)
        return false;
    http_hash(rq->http, "flash", rest, want);
    if (sodium_memcmp(got, want, sizeof want) != 0 || !str_cut(&rest, '~', out_key))
        return false;
    arg = arena_alloc(rq->arena, FLASH_ARG_MAX);
    if (sodium_base642bin((uint8_t *)arg, FLASH_ARG_MAX, rest.ptr, rest.len, NULL, &len, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return false;
    *out_arg = (struct str){arg, len};
    return true;
}
