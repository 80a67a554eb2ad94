// SPDX-License-Identifier: MulanPSL-2.0
/* Masks of personal values. */
#include "platform/mask.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { NAME_STARS_MOST = 3 };

/* `head` characters, stars for what lies between, `tail` characters. */
static struct str between(struct arena *a, struct str s, size_t head, size_t tail)
{
    const size_t chars = utf8_chars(s.ptr, s.len);
    struct buf b = buf_new(a, 0);
    size_t from, to;

    if (chars <= head + tail)
        return mask_all(s);
    from = utf8_clip_chars(s.ptr, s.len, head);
    to = utf8_clip_chars(s.ptr, s.len, chars - tail);
    buf_put(&b, s.ptr, from);
    for (size_t i = head + tail; i < chars; i++)
        buf_char(&b, '*');
    buf_put(&b, s.ptr + to, s.len - to);
    return buf_view(&b);
}

struct str mask_all(struct str value)
{
    return value.len > 0 ? S("******") : S("");
}

struct str mask_phone(struct arena *a, struct str phone)
{
    enum { MOBILE = 11 };

    if (utf8_chars(phone.ptr, phone.len) == MOBILE)
        return between(a, phone, 3, 4);
    return between(a, phone, 0, 3);
}

struct str mask_id_number(struct arena *a, struct str number)
{
    return between(a, number, 1, 1);
}

struct str mask_name(struct arena *a, struct str name)
{
    const size_t chars = utf8_chars(name.ptr, name.len);

    if (chars > 1 + NAME_STARS_MOST) /* the length of a rare name tells too much */
        return str_printf(a, STR_FMT "***", (int)utf8_clip_chars(name.ptr, name.len, 1), name.ptr);
    return between(a, name, 1, 0);
}

struct str mask_address(struct arena *a, struct str address)
{
    static const char *const ENDS[] = {"省", "市", "区", "县", "乡", "镇"};
    size_t end = 0;

    arr_each (i, address.len)
        arr_each (k, COUNT(ENDS)) {
            const struct str rest = {address.ptr + i, address.len - i}, one = str_from(ENDS[k]);

            if (i > 0 && str_starts(rest, one))
                end = i + one.len;
        }
    if (end == 0 || end == address.len)
        return mask_all(address);
    return str_printf(a, STR_FMT "****", (int)end, address.ptr);
}
