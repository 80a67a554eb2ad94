// SPDX-License-Identifier: MulanPSL-2.0
/* The agenda: order, numbers, depth, the chain of meetings, the plan of time, papers wanted. */
#include "base/buf.h"
#include "base/num.h"
#include "modules/meeting/meeting_rules.h"

/* ---------------------------------------------------------------- order and numbers */

struct numbering {
    struct arena *arena;
    const struct meeting_item *from; /* as they came */
    struct meeting_item *to;
    size_t count, done;
};

static bool among(const struct meeting_item *items, size_t count, int64_t id)
{
    arr_each (i, count)
        if (items[i].id == id)
            return true;
    return false;
}

/* By what siblings are put in order: place, then who came first. */
static bool stands_before(const struct meeting_item *a, const struct meeting_item *b)
{
    const int by_place = num_cmp(a->place, b->place);

    return (by_place != 0 ? by_place : num_cmp(a->id, b->id)) < 0;
}

static bool is_child(const struct numbering *n, const struct meeting_item *it, int64_t parent)
{
    return parent != 0 ? it->parent_id == parent
                       : it->parent_id == 0 || !among(n->from, n->count, it->parent_id);
}

/* The child of `parent` that follows `last` (NULL: the first). */
static const struct meeting_item *next_child(const struct numbering *n, int64_t parent,
                                             const struct meeting_item *last)
{
    const struct meeting_item *best = NULL;

    arr_each (i, n->count) {
        const struct meeting_item *it = &n->from[i];

        if (!is_child(n, it, parent) || (last != NULL && !stands_before(last, it)))
            continue;
        if (best == NULL || stands_before(it, best))
            best = it;
    }
    return best;
}

static struct str numbered(struct arena *a, struct str prefix, unsigned number)
{
    struct buf b = buf_new(a, 0);

    buf_str(&b, prefix);
    if (prefix.len > 0)
        buf_char(&b, '.');
    buf_printf(&b, "%u", number);
    return buf_view(&b);
}

static void number_below(struct numbering *n, int64_t parent, struct str prefix)
{
    unsigned number = 0, place = 0;

    for (const struct meeting_item *it = next_child(n, parent, NULL);
         it != NULL && n->done < n->count; it = next_child(n, parent, it)) {
        struct meeting_item *out = &n->to[n->done++];

        *out = *it;
        out->place = ++place;
        out->number =
            it->state == MEETING_ITEM_WITHDRAWN ? S("") : numbered(n->arena, prefix, ++number);
        number_below(n, it->id, out->number);
    }
}

void meeting_items_number(struct arena *a, struct meeting_item *items, size_t count)
{
    struct numbering n = {.arena = a, .to = items, .count = count};
    struct meeting_item *from = arena_array(a, count, struct meeting_item);

    if (count == 0)
        return;
    memcpy(from, items, count * sizeof *from);
    n.from = from;
    number_below(&n, 0, S(""));
}

static const struct meeting_item *by_id(const struct meeting_item *items, size_t count, int64_t id)
{
    arr_each (i, count)
        if (items[i].id == id)
            return &items[i];
    return NULL;
}

static struct meeting_item *own(struct meeting_item *items, size_t count, int64_t id)
{
    arr_each (i, count)
        if (items[i].id == id)
            return &items[i];
    return NULL;
}

/* Those below `parent` other than `id`, in their order; how many. */
static size_t siblings(struct meeting_item *items, size_t count, int64_t parent, int64_t id,
                       struct meeting_item **out)
{
    size_t n = 0;

    arr_each (i, count) {
        size_t at = n;

        if (items[i].parent_id != parent || items[i].id == id)
            continue;
        for (; at > 0 && stands_before(&items[i], out[at - 1]); at--)
            out[at] = out[at - 1];
        out[at] = &items[i];
        n++;
    }
    return n;
}

void meeting_items_put(struct arena *a, struct meeting_item *items, size_t count, int64_t id,
                       int64_t parent_id, unsigned place)
{
    struct meeting_item *it = own(items, count, id);
    struct meeting_item **others = arena_array(a, count, struct meeting_item *);
    const size_t n = siblings(items, count, parent_id, id, others);
    const size_t before = place == 0 || place > n ? n : place - 1;

    if (it == NULL)
        return;
    it->parent_id = parent_id;
    it->place = (unsigned)before + 1;
    arr_each (i, n)
        others[i]->place = (unsigned)(i < before ? i + 1 : i + 2);
}

bool meeting_number_parse(struct str text, unsigned out[MEETING_DEPTH_MAX])
{
    size_t n = 0;

    memset(out, 0, MEETING_DEPTH_MAX * sizeof *out);
    text = str_trim(text);
    arr_each (i, text.len) {
        const char c = text.ptr[i];

        if (c >= '0' && c <= '9' && out[n] < 1000)
            out[n] = out[n] * 10 + (unsigned)(c - '0');
        else if ((c == '.' || c == ',') && out[n] != 0 && n + 1 < MEETING_DEPTH_MAX)
            n++;
        else
            return false;
    }
    return out[0] != 0 && out[n] != 0;
}

unsigned meeting_item_depth(const struct meeting_item *items, size_t count, int64_t id)
{
    unsigned depth = 0;

    for (const struct meeting_item *it = by_id(items, count, id);
         it != NULL && depth <= MEETING_DEPTH_MAX; it = by_id(items, count, it->parent_id))
        depth++;
    return depth;
}

bool meeting_item_within(const struct meeting_item *items, size_t count, int64_t id, int64_t below)
{
    unsigned steps = 0;

    for (const struct meeting_item *it = by_id(items, count, id);
         it != NULL && steps <= MEETING_DEPTH_MAX; it = by_id(items, count, it->parent_id), steps++)
        if (it->id == below)
            return true;
    return false;
}

/* ---------------------------------------------------------------- the chain */

bool meeting_item_needs_prior(const struct meeting_rule *rule, struct str sort, bool is_part)
{
    return rule->after_kind.len != 0 && !is_part && !str_eqz(sort, "procedure");
}

enum status meeting_prior_serves(const struct meeting_rule *rule, struct date starts_on,
                                 const struct meeting *prior_meeting,
                                 const struct meeting_item *prior, struct err *err)
{
    const char *law = rule->after_article.len != 0 ? rule->after_article.ptr : NULL;

    if (!str_eq(prior_meeting->kind, rule->after_kind))
        return fail(err, ST_RULE, "meeting.prior_wrong_kind", law);
    if (prior_meeting->state == MEETING_CANCELLED || prior->state == MEETING_ITEM_WITHDRAWN ||
        prior->state == MEETING_ITEM_DEFERRED)
        return fail(err, ST_RULE, "meeting.prior_fell", law);
    if (date_cmp(prior_meeting->starts_on, starts_on) > 0)
        return fail(err, ST_RULE, "meeting.prior_later", law);
    return ST_OK;
}

enum status meeting_prior_done(const struct meeting_rule *rule, const struct meeting_item *prior,
                               struct err *err)
{
    if (prior->state == MEETING_ITEM_DONE)
        return ST_OK;
    return fail(err, ST_RULE, "meeting.prior_open",
                rule->after_article.len != 0 ? rule->after_article.ptr : NULL);
}

/* ---------------------------------------------------------------- the plan of time */

static bool counts(const struct meeting_item *it)
{
    return it->state != MEETING_ITEM_WITHDRAWN && it->state != MEETING_ITEM_DEFERRED;
}

/* Minutes of the parts of an item together. */
static unsigned parts_minutes(const struct meeting_item *items, size_t count, int64_t id)
{
    unsigned sum = 0;

    arr_each (i, count)
        if (items[i].parent_id == id && counts(&items[i]))
            sum += (unsigned)num_max(parts_minutes(items, count, items[i].id), items[i].minutes);
    return sum;
}

/* What an item takes beyond its parts; it is spent before them (the report before its questions).
 */
static unsigned own_minutes(const struct meeting_item *items, size_t count,
                            const struct meeting_item *it)
{
    const unsigned parts = parts_minutes(items, count, it->id);

    return (unsigned)num_max(it->minutes, parts) - parts;
}

void meeting_time_plan(const struct meeting_item *items, size_t count, unsigned starts_minute,
                       unsigned *out_begins, unsigned *out_end)
{
    unsigned at = starts_minute;

    arr_each (i, count) {
        out_begins[i] = at;
        if (counts(&items[i]))
            at += own_minutes(items, count, &items[i]);
    }
    *out_end = at;
}

/* ---------------------------------------------------------------- papers */

/* Splits at a separator of several bytes; the head gets what stands before it. */
static bool cut_at(struct str *s, struct str sep, struct str *out_head)
{
    const char *at;

    *out_head = *s;
    if (s->len == 0)
        return false;
    at = memmem(s->ptr, s->len, sep.ptr, sep.len);
    if (at == NULL) {
        *s = S("");
        return true;
    }
    out_head->len = (size_t)(at - s->ptr);
    *s = (struct str){at + sep.len, s->len - out_head->len - sep.len};
    return true;
}

struct str meeting_papers_wanted(struct str list, struct str label)
{
    struct str part, name;

    while (cut_at(&list, S("\xEF\xBC\x9B"), &part)) {                                 /* ； */
        if (cut_at(&part, S("\xEF\xBC\x9A"), &name) && str_eq(str_trim(name), label)) /* ： */
            return str_trim(part);
    }
    return S("");
}
