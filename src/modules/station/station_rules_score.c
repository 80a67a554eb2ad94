// SPDX-License-Identifier: MulanPSL-2.0
/* Points, places and states of the assessment of stations. */
#include "modules/station/station_rules_score.h"

enum { HUNDRED = 100 };

int64_t station_points(int64_t figure, int64_t target, int64_t full)
{
    if (figure >= target)
        return full;
    return (figure * full * 2 + target) / (target * 2);
}

void station_places(const int64_t *points, size_t count, int64_t *out_places)
{
    arr_each (i, count) {
        out_places[i] = 1;
        arr_each (k, count)
            out_places[i] += points[k] > points[i];
    }
}

bool station_parse_points(struct str text, int64_t full, int64_t *out)
{
    struct str whole, rest = text;
    int64_t n, part = 0;

    (void)str_cut(&rest, '.', &whole);
    if (!str_to_int(whole, &n) || n < 0 || n > full / HUNDRED || rest.len > 2 ||
        (rest.len == 0 && str_ends(text, S("."))))
        return false;
    if (rest.len > 0 && (!str_to_int(rest, &part) || part < 0))
        return false;
    if (rest.len == 1)
        part *= 10;
    *out = n * HUNDRED + part;
    return *out <= full;
}

struct str station_points_text(struct arena *a, int64_t points)
{
    return str_printf(a, "%lld.%02lld", (long long)(points / HUNDRED),
                      (long long)(points % HUNDRED));
}

bool station_figure_is_rate(struct str figure)
{
    return str_eqz(figure, "solved") || str_eqz(figure, "held") || str_eqz(figure, "standards");
}

bool station_parse_target(struct str figure, struct str text, int64_t *out)
{
    if (!station_figure_is_rate(figure))
        return str_to_int(text, out);
    if (str_ends(text, S("%")))
        text.len--;
    if (!station_parse_points(text, HUNDRED * HUNDRED, out) || *out % 10 != 0)
        return false;
    *out /= 10;
    return true;
}

bool station_measure_may(struct str from, struct str to)
{
    static const char *const STEPS[] = {"draft", "self", "review", "done"};

    for (size_t i = 0; i + 1 < COUNT(STEPS); i++) {
        if (str_eqz(from, STEPS[i]))
            return str_eqz(to, STEPS[i + 1]);
    }
    return false;
}
