// SPDX-License-Identifier: MulanPSL-2.0
/* What waits sealed in the intake: fields in a fixed order between unit separators, which no text
 * from a form can hold. */
#include "modules/opinion/opinion_public_parts.h"

enum { SEPARATOR = 0x1f };
static const char VERSION[] = "1";

struct str opinion_payload_write(struct arena *a, const struct opinion_raised *in, struct str code)
{
    const struct str fields[] = {
        code,
        in->digits,
        in->body,
        in->kind,
        in->place,
        in->area,
        in->citizen,
        in->contact,
        str_printf(a, "%lld", (long long)in->station_id),
        in->open ? S("1") : S("0"),
        in->qr ? S("1") : S("0"),
        str_join(a, in->photos, in->photos_count, S(" ")),
        in->wish,
    };
    struct buf out = buf_new(a, 0);

    buf_z(&out, VERSION);
    arr_each (i, COUNT(fields)) {
        buf_char(&out, SEPARATOR);
        buf_str(&out, fields[i]);
    }
    return buf_view(&out);
}

bool opinion_payload_read(struct str text, struct opinion_raised *out, struct str *out_code)
{
    struct str rest = text, version, station, open, qr, photos, photo;

    (void)str_cut(&rest, SEPARATOR, &version);
    if (!str_eqz(version, VERSION))
        return false;
    *out = (struct opinion_raised){0};
    (void)str_cut(&rest, SEPARATOR, out_code);
    (void)str_cut(&rest, SEPARATOR, &out->digits);
    (void)str_cut(&rest, SEPARATOR, &out->body);
    (void)str_cut(&rest, SEPARATOR, &out->kind);
    (void)str_cut(&rest, SEPARATOR, &out->place);
    (void)str_cut(&rest, SEPARATOR, &out->area);
    (void)str_cut(&rest, SEPARATOR, &out->citizen);
    (void)str_cut(&rest, SEPARATOR, &out->contact);
    (void)str_cut(&rest, SEPARATOR, &station);
    (void)str_cut(&rest, SEPARATOR, &open);
    (void)str_cut(&rest, SEPARATOR, &qr);
    (void)str_cut(&rest, SEPARATOR, &photos);
    (void)str_cut(&rest, SEPARATOR, &out->wish);
    out->open = str_eqz(open, "1");
    out->qr = str_eqz(qr, "1");
    while (out->photos_count < OPINION_PHOTOS_MAX && str_cut(&photos, ' ', &photo))
        out->photos[out->photos_count++] = photo;
    return str_to_int(station, &out->station_id);
}
