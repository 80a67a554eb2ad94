// SPDX-License-Identifier: MulanPSL-2.0
/* Reading records of meetings and votes by name from JSON. */
#include "modules/meeting/roll/meeting_roll_json.h"
#include "base/utf8.h"
#include <jansson.h>

enum { NAME_CHARS_MAX = 100, TEXT_CHARS_MAX = 20000, DATE_BYTES = 10, MINUTES_OF_HOUR = 60 };

struct reading {
    struct arena *arena;
    struct err *err;
};

static enum status refuse(const struct reading *r, const char *key, const char *arg)
{
    return fail_field(r->err, NULL, key, arg);
}

static enum status missing(const struct reading *r, const char *name)
{
    return refuse(r, "meeting.record.missing", name);
}

/* ---------------------------------------------------------------- values */

/* "" if it is absent or null; another kind of value is refused. */
static enum status read_text(const struct reading *r, const json_t *o, const char *name,
                             struct str *out)
{
    const json_t *v = json_object_get(o, name);

    *out = S("");
    if (v == NULL || json_is_null(v))
        return ST_OK;
    if (!json_is_string(v))
        return missing(r, name);
    *out = str_dup(r->arena, str_trim((struct str){json_string_value(v), json_string_length(v)}));
    if (!utf8_valid(out->ptr, out->len) || utf8_chars(out->ptr, out->len) > TEXT_CHARS_MAX)
        return missing(r, name);
    return ST_OK;
}

static enum status need_text(const struct reading *r, const json_t *o, const char *name,
                             struct str *out)
{
    TRY(read_text(r, o, name, out));
    return out->len > 0 ? ST_OK : missing(r, name);
}

/* 0 if it is absent or null. */
static enum status read_number(const struct reading *r, const json_t *o, const char *name,
                               int64_t *out)
{
    const json_t *v = json_object_get(o, name);

    *out = 0;
    if (v == NULL || json_is_null(v))
        return ST_OK;
    if (!json_is_integer(v) || json_integer_value(v) < 0)
        return missing(r, name);
    *out = json_integer_value(v);
    return ST_OK;
}

static enum status need_number(const struct reading *r, const json_t *o, const char *name,
                               int64_t *out)
{
    TRY(read_number(r, o, name, out));
    return *out > 0 ? ST_OK : missing(r, name);
}

/* An absent or null list is empty. */
static enum status read_list(const struct reading *r, const json_t *o, const char *name,
                             const json_t **out, size_t *out_count)
{
    *out = json_object_get(o, name);
    *out_count = 0;
    if (*out == NULL || json_is_null(*out))
        return ST_OK;
    if (!json_is_array(*out))
        return missing(r, name);
    *out_count = json_array_size(*out);
    return *out_count <= MEETING_ROLL_MANY ? ST_OK : refuse(r, "meeting.record.too_many", name);
}

static bool two_digits(const char *p, unsigned *out)
{
    if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
        return false;
    *out = (unsigned)(p[0] - '0') * 10 + (unsigned)(p[1] - '0');
    return true;
}

/* "2023-01-04T12:00:00-05:00": day and hour as the place itself had them. "0001-…" stands for none.
 */
static enum status read_time(const struct reading *r, const json_t *o, const char *name,
                             struct date *out_on, unsigned *out_minute)
{
    unsigned hour = 0, minute = 0;
    struct str text;

    TRY(need_text(r, o, name, &text));
    if (text.len < DATE_BYTES || !date_parse((struct str){text.ptr, DATE_BYTES}, out_on) ||
        out_on->year == 1)
        return refuse(r, "meeting.record.date_wrong", name);
    if (text.len > DATE_BYTES &&
        (text.len < DATE_BYTES + 6 || text.ptr[DATE_BYTES] != 'T' ||
         !two_digits(text.ptr + DATE_BYTES + 1, &hour) ||
         !two_digits(text.ptr + DATE_BYTES + 4, &minute) || hour > 23 || minute > 59))
        return refuse(r, "meeting.record.date_wrong", name);
    *out_minute = hour * MINUTES_OF_HOUR + minute;
    return ST_OK;
}

static enum status read_passed(const struct reading *r, const json_t *o, int *out)
{
    struct str name;

    TRY(read_text(r, o, "PassedFlagName", &name));
    *out = name.len == 0 ? -1 : str_eqz(name, "Pass");
    if (name.len > 0 && *out == 0 && !str_eqz(name, "Fail"))
        return refuse(r, "meeting.record.word_unknown", str_z(r->arena, name));
    return ST_OK;
}

/* ---------------------------------------------------------------- people */

static const struct {
    const char *there, *word;
} WORDS[] = {
    {"Present", "present"},       {"Affirmative", "yes"},     {"Negative", "no"},
    {"Abstain", "abstain"},       {"Absent", "absent"},       {"Medical", "medical"},
    {"Parental", "parental"},     {"Maternity", "maternity"}, {"Excused", "excused"},
    {"Non-voting", "non_voting"},
};

static enum status read_word(const struct reading *r, const json_t *o, const char *name,
                             const char **out)
{
    struct str text;

    TRY(need_text(r, o, name, &text));
    arr_each (i, COUNT(WORDS)) {
        if (str_eqz(text, WORDS[i].there)) {
            *out = WORDS[i].word;
            return ST_OK;
        }
    }
    return refuse(r, "meeting.record.word_unknown", str_z(r->arena, text));
}

static enum status read_person(const struct reading *r, const json_t *o, const char *word_name,
                               struct meeting_roll_person *out)
{
    if (!json_is_object(o))
        return missing(r, word_name);
    TRY(need_number(r, o, "ID", &out->id));
    TRY(need_text(r, o, "FullName", &out->name));
    if (utf8_chars(out->name.ptr, out->name.len) > NAME_CHARS_MAX)
        return missing(r, "FullName");
    return read_word(r, o, word_name, &out->word);
}

static int by_id(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* Nobody stands twice in one vote. */
static enum status check_once(const struct reading *r, const struct meeting_roll_person *people,
                              size_t count)
{
    int64_t *ids = arena_array(r->arena, count, int64_t);

    arr_each (i, count)
        ids[i] = people[i].id;
    qsort(ids, count, sizeof *ids, by_id);
    for (size_t i = 1; i < count; i++) {
        if (ids[i] != ids[i - 1])
            continue;
        arr_each (k, count) {
            if (people[k].id == ids[i])
                return refuse(r, "meeting.record.twice", str_z(r->arena, people[k].name));
        }
    }
    return ST_OK;
}

static enum status read_people(const struct reading *r, const json_t *o, const char *name,
                               const char *word_name, const struct meeting_roll_person **out,
                               size_t *out_count)
{
    struct meeting_roll_person *people;
    const json_t *list;

    TRY(read_list(r, o, name, &list, out_count));
    people = arena_array(r->arena, *out_count, struct meeting_roll_person);
    arr_each (i, *out_count)
        TRY(read_person(r, json_array_get(list, i), word_name, &people[i]));
    *out = people;
    return check_once(r, people, *out_count);
}

/* ---------------------------------------------------------------- meetings */

/* A line without a title is called by its note: who presided, that there was a quorum. */
static enum status read_title(const struct reading *r, const json_t *o, struct str *out)
{
    static const char *const NAMES[] = {"Title", "AgendaNote", "MinutesNote"};

    arr_each (i, COUNT(NAMES)) {
        TRY(read_text(r, o, NAMES[i], out));
        if (out->len > 0)
            return ST_OK;
    }
    return missing(r, "Title");
}

static enum status read_item(const struct reading *r, const json_t *o,
                             struct meeting_roll_item *out)
{
    int64_t minutes;

    if (!json_is_object(o))
        return missing(r, "Items");
    TRY(need_number(r, o, "ID", &out->id));
    TRY(read_number(r, o, "MatterID", &out->matter_id));
    TRY(read_number(r, o, "AgendaSequence", &out->order));
    TRY(read_number(r, o, "MinutesSequence", &minutes));
    if (out->order == 0)
        out->order = minutes;
    TRY(read_title(r, o, &out->title));
    TRY(read_text(r, o, "AgendaNumber", &out->number));
    TRY(read_text(r, o, "MatterFile", &out->file));
    TRY(read_text(r, o, "ActionName", &out->action));
    TRY(read_passed(r, o, &out->passed));
    return read_people(r, o, "RollCall", "Value", &out->roll, &out->roll_count);
}

static int by_order(const void *a, const void *b)
{
    const struct meeting_roll_item *x = a, *y = b;

    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static enum status read_meeting(const struct reading *r, const json_t *o,
                                struct meeting_roll_meeting *out)
{
    struct meeting_roll_item *items;
    const json_t *list;
    struct str state;

    TRY(need_number(r, o, "ID", &out->id));
    TRY(need_text(r, o, "BodyName", &out->body));
    TRY(read_text(r, o, "Location", &out->place));
    TRY(read_text(r, o, "AgendaStatusName", &state));
    TRY(read_time(r, o, "Date", &out->on, &out->minute));
    out->held = !str_eqz(state, "Deferred") && !str_eqz(state, "Cancelled");
    TRY(read_list(r, o, "Items", &list, &out->items_count));
    items = arena_array(r->arena, out->items_count, struct meeting_roll_item);
    arr_each (i, out->items_count)
        TRY(read_item(r, json_array_get(list, i), &items[i]));
    qsort(items, out->items_count, sizeof *items, by_order);
    out->items = items;
    return ST_OK;
}

/* ---------------------------------------------------------------- matters */

static enum status read_step(const struct reading *r, const json_t *o,
                             struct meeting_roll_step *out)
{
    if (!json_is_object(o))
        return missing(r, "History");
    TRY(need_number(r, o, "ID", &out->id));
    TRY(read_number(r, o, "EventID", &out->meeting_id));
    TRY(read_number(r, o, "MinutesSequence", &out->order));
    TRY(read_text(r, o, "BodyName", &out->body));
    TRY(need_text(r, o, "Action", &out->action));
    TRY(read_time(r, o, "Date", &out->on, &out->minute));
    TRY(read_passed(r, o, &out->passed));
    TRY(read_people(r, o, "Votes", "Vote", &out->votes, &out->votes_count));
    if (out->votes_count > 0 && (out->meeting_id == 0 || out->body.len == 0))
        return missing(r, "EventID");
    return ST_OK;
}

static enum status read_matter(const struct reading *r, const json_t *o,
                               struct meeting_roll_matter *out)
{
    struct meeting_roll_step *steps;
    const json_t *list;

    TRY(need_number(r, o, "ID", &out->id));
    TRY(need_text(r, o, "File", &out->file));
    TRY(read_text(r, o, "Name", &out->name));
    TRY(read_text(r, o, "Title", &out->title));
    TRY(read_list(r, o, "History", &list, &out->steps_count));
    steps = arena_array(r->arena, out->steps_count, struct meeting_roll_step);
    arr_each (i, out->steps_count)
        TRY(read_step(r, json_array_get(list, i), &steps[i]));
    out->steps = steps;
    return ST_OK;
}

/* ---------------------------------------------------------------- the document */

static void close_json(void *p)
{
    json_decref(p);
}

enum status meeting_roll_parse(struct arena *a, struct str text, struct meeting_roll_document *out,
                               struct err *err)
{
    const struct reading r = {a, err};
    json_error_t fault;
    json_t *root;

    *out = (struct meeting_roll_document){.is_meeting = false};
    if (text.len > MEETING_ROLL_BYTES_MAX)
        return refuse(&r, "meeting.record.too_many", "");
    root = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &fault);
    if (root == NULL) {
        char line[16];

        snprintf(line, sizeof line, "%d", fault.line > 0 ? fault.line : 1);
        return refuse(&r, "meeting.record.not_json", line);
    }
    arena_on_free(a, close_json, root);
    out->is_meeting = json_is_array(json_object_get(root, "Items"));
    if (out->is_meeting)
        return read_meeting(&r, root, &out->meeting);
    if (!json_is_array(json_object_get(root, "History")))
        return refuse(&r, "meeting.record.not_known", NULL);
    return read_matter(&r, root, &out->matter);
}
