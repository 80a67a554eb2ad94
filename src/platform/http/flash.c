// SPDX-License-Identifier: MulanPSL-2.0
/* The sentence for the next page: a signed cookie, shown once. */
#include "platform/http/exchange.h"
#include "platform/text.h"
#include <sodium.h>

enum { MAC_BYTES = 16, FLASH_ARG_MAX = 600 };

struct str flash_pack(const struct request *rq, struct arena *a, struct str key, struct str arg)
{
    struct buf b = buf_new(a, 0);
    uint8_t mac[MAC_BYTES];
    struct str hex;

    if (arg.len > FLASH_ARG_MAX)
        arg = S("");
    buf_str(&b, key);
    buf_char(&b, '~');
    put_percent(&b, arg);
    http_hash(rq->http, "flash", buf_view(&b), mac);
    hex = str_hex(a, mac, sizeof mac);
    return str_printf(a, STR_FMT "~" STR_FMT, STR_ARG(hex), STR_ARG(buf_view(&b)));
}

bool flash_read(const struct request *rq, struct str *out_key, struct str *out_arg)
{
    struct str rest = request_cookie(rq, "flash"), hex;
    uint8_t got[MAC_BYTES], want[MAC_BYTES];

    if (rq->flash_key.len != 0) {
        *out_key = rq->flash_key;
        *out_arg = S("");
        return true;
    }
    if (!str_cut(&rest, '~', &hex) || str_unhex(hex, got, sizeof got) != sizeof got)
        return false;
    http_hash(rq->http, "flash", rest, want);
    return sodium_memcmp(got, want, sizeof want) == 0 && str_cut(&rest, '~', out_key) &&
           percent_decode(rq->arena, rest, false, out_arg);
}
