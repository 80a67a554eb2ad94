// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: records of meetings and votes as JSON, read and put together. */
#include "base/utf8.h"
#include "modules/meeting/roll/meeting_roll_gather.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(struct str s)
{
    ASSERT(utf8_valid(s.ptr, s.len));
}

static void check_people(const struct meeting_roll_person *people, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ASSERT(people[i].id > 0 && people[i].name.len > 0 && people[i].word != NULL);
        check_text(people[i].name);
    }
}

static void check_meeting(const struct meeting_roll_meeting *m)
{
    ASSERT(m->id > 0 && date_valid(m->on) && m->minute < 24 * 60);
    check_text(m->body);
    check_text(m->place);
    for (size_t i = 0; i < m->items_count; i++) {
        ASSERT(m->items[i].id > 0 && m->items[i].title.len > 0);
        ASSERT(i == 0 || m->items[i - 1].order <= m->items[i].order);
        check_text(m->items[i].title);
        check_people(m->items[i].roll, m->items[i].roll_count);
    }
}

static void check_matter(const struct meeting_roll_matter *m)
{
    ASSERT(m->id > 0 && m->file.len > 0);
    for (size_t i = 0; i < m->steps_count; i++) {
        ASSERT(m->steps[i].id > 0 && date_valid(m->steps[i].on));
        ASSERT(m->steps[i].votes_count == 0 || m->steps[i].meeting_id > 0);
        check_text(m->steps[i].action);
        check_people(m->steps[i].votes, m->steps[i].votes_count);
    }
}

/* The same document twice is one, or it contradicts itself. */
static void check_gathered(struct arena *a, const struct meeting_roll_document *doc)
{
    const struct meeting_roll_document twice[] = {*doc, *doc};
    struct meeting_roll_gathered *once, *again;
    size_t count, count_again, at;
    struct err err = {0};

    if (meeting_roll_gather(a, twice, 1, &once, &count, &at, &err) != ST_OK) {
        ASSERT(strcmp(err.key, "meeting.record.differs") == 0);
        return;
    }
    ASSERT(meeting_roll_gather(a, twice, 2, &again, &count_again, &at, &err) == ST_OK);
    ASSERT(count == count_again);
    for (size_t i = 0; i < count; i++)
        ASSERT(once[i].id == again[i].id && once[i].lines_count == again[i].lines_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct meeting_roll_document doc;
    struct err err = {0};

    if (meeting_roll_parse(a, (struct str){(const char *)data, size}, &doc, &err) == ST_OK) {
        if (doc.is_meeting)
            check_meeting(&doc.meeting);
        else
            check_matter(&doc.matter);
        check_gathered(a, &doc);
    } else {
        ASSERT(err.key != NULL);
    }
    arena_close(a);
    return 0;
}
