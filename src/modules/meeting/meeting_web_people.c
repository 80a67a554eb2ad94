// SPDX-License-Identifier: MulanPSL-2.0
/* Who comes to a meeting: the roll with receipts, guests, grassroots deputies in turn, seats. */
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TURNS_SHOWN = 20, PEOPLE_ROWS = 100 };

static struct tag_v receipt_tag(const struct meeting_person *p)
{
    const struct str receipt = p->receipt;
    const bool good = str_eqz(receipt, "coming");
    const bool away = str_eqz(receipt, "leave_granted") || str_eqz(receipt, "leave_asked");

    if (receipt.len == 0)
        return (struct tag_v){.label = T("meeting.receipt.none"), .class = S("")};
    if (str_eqz(receipt, "leave_granted") && meeting_comes_freely(p))
        return (struct tag_v){.label = T("meeting.receipt.declined"), .class = S("wait")};
    return (struct tag_v){.label = text_of("meeting.receipt.", receipt),
                          .class = good   ? S("ok")
                                   : away ? S("wait")
                                          : S("doing")};
}

static struct str drop_url(struct ctx *ctx, int64_t person_id)
{
    return str_printf(ctx->arena, "/meeting/person/%lld/drop", (long long)person_id);
}

static struct confirm_v drop_question(struct ctx *ctx, const struct meeting_person *p)
{
    return (struct confirm_v){
        .id = str_printf(ctx->arena, "d-drop-%lld", (long long)p->id),
        .title = TF(ctx->arena, "meeting.ask.person_drop", p->name),
        .text = T("meeting.ask.person_drop.text"),
        .yes = T("meeting.do.person_drop"),
        .no = T("meeting.ask.no_drop"),
        .risk = true,
    };
}

static const struct action_v *drop_of(struct ctx *ctx, const struct meeting_person *p)
{
    struct confirm_v *question = arena_new(ctx->arena, struct confirm_v);
    struct action_v *drop = arena_new(ctx->arena, struct action_v);

    *question = drop_question(ctx, p);
    *drop = (struct action_v){.url = drop_url(ctx, p->id),
                              .label = T("meeting.do.person_drop"),
                              .confirm = question,
                              .sure = true};
    return drop;
}

static struct meeting_person_row_v row_of(struct ctx *ctx, const struct meeting_person *p,
                                          bool prepare)
{
    const bool droppable = prepare && p->member_id == 0 && p->first_in_at == 0;

    return (struct meeting_person_row_v){
        .id = p->id,
        .version = p->version,
        .name = p->name,
        .title = p->title,
        .capacity = str_from(meeting_capacity_word(p->capacity)),
        .quota = p->quota,
        .receipt = p->receipt,
        .receipt_tag = receipt_tag(p),
        .receipt_at = p->receipt_at,
        .seat = p->seat,
        .present = p->first_in_at != 0,
        .drop = droppable ? drop_of(ctx, p) : NULL,
        .letter_url = prepare && meeting_by_letter(p)
                          ? str_printf(ctx->arena, "/meeting/%lld/print?paper=mine&person=%lld",
                                       (long long)p->meeting_id, (long long)p->id)
                          : S(""),
    };
}

/* 41人，27人参加，8人没有回复 */
static enum status meta_of(struct ctx *ctx, const struct meeting *m, struct str *out)
{
    struct meeting_group groups[MEETING_CAPACITIES];
    int64_t count = 0, coming = 0, silent = 0;

    TRY(meeting_store_groups(ctx, m->id, groups));
    arr_each (i, COUNT(groups)) {
        count += groups[i].count;
        coming += groups[i].coming;
        silent += groups[i].silent;
    }
    *out = m->state != MEETING_NOTICED
               ? TF(ctx->arena, "meeting.people_n", meeting_web_int(ctx, count))
               : TF(ctx->arena, "meeting.people_meta", meeting_web_int(ctx, count),
                    meeting_web_int(ctx, coming), meeting_web_int(ctx, silent));
    return ST_OK;
}

/* Who attends by video. */
static enum status put_remotes(struct ctx *ctx, const struct meeting *m, bool prepare,
                               struct meeting_person_row_v *rows, size_t count)
{
    struct meeting_remote *remotes;
    size_t n;

    TRY(meeting_remotes(ctx, m->id, &remotes, &n));
    arr_each (i, count) {
        rows[i].remote = meeting_remote_among(remotes, n, rows[i].id) != NULL;
        if (prepare && rows[i].remote)
            rows[i].here_url = str_printf(ctx->arena, "/meeting/%lld/people/%lld/here",
                                          (long long)m->id, (long long)rows[i].id);
    }
    return ST_OK;
}

static void filter_make(struct ctx *ctx, const struct request *rq, struct str path,
                        struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    const bool any =
        param_text(rq, "q").len + param_text(rq, "capacity").len + param_text(rq, "answer").len > 0;

    fields[0] =
        form_field(ctx, rq, "select", "capacity", "meeting.capacity", param_text(rq, "capacity"));
    meeting_web_words(ctx, &fields[0], MEETING_CAPACITY_WORDS, "meeting.capacity.", T("word.all"));
    fields[1] =
        form_field(ctx, rq, "select", "answer", "meeting.receipt", param_text(rq, "answer"));
    meeting_web_words(ctx, &fields[1], MEETING_ANSWER_WORDS, "meeting.answer.", T("word.all"));
    *out = (struct filter_v){
        .url = path,
        .label = T("meeting.person_name"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = 2,
        .reset = any ? path : S(""),
    };
}

static enum status links_make(struct ctx *ctx, const struct meeting *m,
                              const struct meeting_rule *rule, bool prepare,
                              struct meeting_people_v *v)
{
    bool any = false;

    if (!prepare)
        return ST_OK;
    TRY(meeting_attendees_any(ctx, m, &any));
    if (any && meeting_in_preparation(m->state))
        v->attendees_url = meeting_web_url(ctx, m->id, "/attendees");
    v->add_url = meeting_web_url(ctx, m->id, "/people/add");
    v->letters_url = meeting_web_url(ctx, m->id, "/letters");
    if (str_eqz(rule->body_kind, "standing_committee"))
        v->remote_url = meeting_web_url(ctx, m->id, "/remote");
    if (rule->quota > 0)
        v->turn_url = meeting_web_url(ctx, m->id, "/turn");
    if (m->body_id != 0 && meeting_in_preparation(m->state))
        v->read_url = meeting_web_url(ctx, m->id, "/people/read");
    return ST_OK;
}

static enum status rows_make(struct ctx *ctx, const struct request *rq, const struct meeting *m,
                             bool prepare, struct meeting_people_v *v)
{
    static const char *const KEPT[] = {"q", "capacity", "answer", "limit", NULL};
    const struct meeting_people_filter f = {.meeting_id = m->id,
                                            .capacity = param_text(rq, "capacity"),
                                            .answer = param_text(rq, "answer"),
                                            .q = param_text(rq, "q"),
                                            .after = param_text(rq, "after"),
                                            .limit = list_limit(rq, PEOPLE_ROWS)};
    const struct str path = meeting_web_url(ctx, m->id, "/people");
    struct meeting_person_row_v *rows;
    struct meeting_person *people;
    struct list_links links;
    struct str next;
    size_t count;

    TRY(meeting_store_people_page(ctx, &f, &people, &count, &next, &v->total));
    rows = arena_array(ctx->arena, count, struct meeting_person_row_v);
    arr_each (i, count)
        rows[i] = row_of(ctx, &people[i], prepare);
    TRY(put_remotes(ctx, m, prepare, rows, count));
    v->rows = rows;
    v->rows_count = count;
    filter_make(ctx, rq, path, &v->filter);
    links = list_links_of(ctx, rq, path.ptr, KEPT, next);
    v->pager = (struct pager_v){.next = links.next, .first = links.first};
    return ST_OK;
}

enum status meeting_web_people(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct meeting_rule rule;
    struct meeting_people_v v;
    struct meeting m;
    bool prepare;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    prepare =
        may(ctx, "meeting.prepare") && m.state != MEETING_CANCELLED && !meeting_was_held(m.state);
    v = (struct meeting_people_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.people")), .id = m.id, .name = m.name};
    TRY(meta_of(ctx, &m, &v.meta));
    TRY(rows_make(ctx, rq, &m, prepare, &v));
    TRY(links_make(ctx, &m, &rule, prepare, &v));
    TRY(meeting_web_help_link(ctx, &m, &v.help));
    *empty = (struct empty_v){.title = T("meeting.people_none")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.people"), &meeting_people_view, &v);
}

enum status meeting_web_people_read(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    size_t changed;

    TRY(meeting_read_members(ctx, id, &changed));
    respond_flash(rs, changed > 0 ? "meeting.people_read" : "meeting.people_same", S(""));
    return respond_see_other(rs, "/meeting/%lld/people", (long long)id);
}

/* ---------------------------------------------------------------- guests */

enum status meeting_web_person_add_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    f = form_page_open(ctx, rq, T("meeting.do.person_add"),
                       meeting_web_url(ctx, m.id, "/people/add"),
                       meeting_web_url(ctx, m.id, "/people"), T("meeting.do.person_add.go"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    form_page_crumb(f, T("meeting.people"), meeting_web_url(ctx, m.id, "/people"));
    form_page_shut(f, m.state == MEETING_CANCELLED || meeting_was_held(m.state) ? "meeting.over"
                                                                                : NULL);
    meeting_web_words(ctx, form_page_put(f, "radio", "capacity", "meeting.capacity", S("attendee")),
                      m.body_id == 0 ? "member attendee staff" : "attendee observer staff",
                      "meeting.capacity.", S(""));
    (void)form_page_put(f, "line", "name", "meeting.person_name", S(""));
    form_optional(form_page_put(f, "line", "title", "meeting.person_title", S("")));
    return meeting_web_page(f, rs, T("meeting.do.person_add"));
}

/* A deputy in office of exactly that name is that deputy; several of one name stay a name. */
static enum status find_deputy(struct ctx *ctx, struct meeting_person_new *in)
{
    struct deputy *found;
    size_t count, at = 0, fits = 0;

    TRY(deputy_by_name(ctx, in->name, &found, &count));
    arr_each (i, count)
        if (found[i].in_office) {
            at = i;
            fits++;
        }
    if (fits == 1)
        in->deputy_id = found[at].id;
    return ST_OK;
}

enum status meeting_web_person_add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_person_new in = {
        .meeting_id = path_id(rq, "id"),
        .name = param_text(rq, "name"),
        .title = param_text(rq, "title"),
        .capacity = MEETING_ATTENDEE,
    };
    int64_t id;

    (void)meeting_capacity_parse(param_text(rq, "capacity"), &in.capacity);
    TRY(find_deputy(ctx, &in));
    TRY(meeting_person_add(ctx, &in, &id));
    respond_flash(rs, "meeting.do.person_add.done", in.name);
    return respond_see_other(rs, "/meeting/%lld/people", (long long)in.meeting_id);
}

enum status meeting_web_person_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_person p;

    TRY(meeting_person_get(ctx, path_id(rq, "id"), &p));
    if (!param_bool(rq, "sure")) {
        const struct confirm_v question = drop_question(ctx, &p);

        return respond_confirm(ctx, rq, rs, &question, NULL, 0,
                               str_z(ctx->arena, meeting_web_url(ctx, p.meeting_id, "/people")));
    }
    TRY(meeting_person_drop(ctx, p.id, p.version));
    respond_flash(rs, "meeting.do.person_drop.done", p.name);
    return respond_see_other(rs, "/meeting/%lld/people", (long long)p.meeting_id);
}

/* ---------------------------------------------------------------- in turn */

static struct str unsaid_url(struct ctx *ctx, const struct meeting *m)
{
    char day[DATE_TEXT_SIZE];

    return str_printf(ctx->arena, "/deputy/structure/rows?by=grassroots&key=&on=%s",
                      date_format(m->starts_on, day));
}

enum status meeting_web_turn(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_turn_row_v *rows;
    struct meeting_turns turns;
    struct meeting_turn_v v;
    struct meeting_rule rule;
    struct meeting m;
    size_t count, left;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    TRY(meeting_turns(ctx, &m, &turns));
    left = rule.quota > turns.invited ? rule.quota - turns.invited : 0;
    count = turns.count > TURNS_SHOWN ? TURNS_SHOWN : turns.count;
    rows = arena_array(ctx->arena, count, struct meeting_turn_row_v);
    arr_each (i, count)
        rows[i] = (struct meeting_turn_row_v){
            .place = (int64_t)i + 1,
            .name = turns.list[i].name,
            .delegation = turns.list[i].delegation,
            .class_name = turns.list[i].class_name,
            .times = turns.list[i].times,
            .last = turns.list[i].last,
            .next = i < left,
        };
    v = (struct meeting_turn_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.turn")),
        .id = m.id,
        .quota = rule.quota,
        .invited = (int64_t)turns.invited,
        .everybody = turns.everybody,
        .unsaid = turns.everybody ? 0 : (int64_t)turns.unsaid,
        .unsaid_url = unsaid_url(ctx, &m),
        .left = (int64_t)left,
        .rows = rows,
        .rows_count = count,
        .url = meeting_in_preparation(m.state) ? meeting_web_url(ctx, m.id, "/turn") : S(""),
        .count = (int64_t)(left > 0 ? left : 1),
    };
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.turn"), &meeting_turn_view, &v);
}

enum status meeting_web_invite(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), n = param_int(rq, "count");
    size_t added = 0;

    if (n < 1 || n > 200)
        return fail_field(&ctx->err, "count", "meeting.quota_none", NULL);
    TRY(meeting_turns_invite(ctx, id, (unsigned)n, &added));
    respond_flash(rs, "meeting.turn_done", meeting_web_int(ctx, (int64_t)added));
    return respond_see_other(rs, "/meeting/%lld/people", (long long)id);
}

/* ---------------------------------------------------------------- seats */

static const struct meeting_person *on_seat(const struct meeting_person *people, size_t count,
                                            struct str seat)
{
    arr_each (i, count)
        if (str_eq(people[i].seat, seat))
            return &people[i];
    return NULL;
}

/* Somebody has just been moved: back to where he sat. */
static const struct meeting_undo_v *undo_of(struct ctx *ctx, const struct request *rq,
                                            const struct meeting_person *people, size_t count)
{
    struct meeting_undo_v *undo = arena_new(ctx->arena, struct meeting_undo_v);

    arr_each (i, count) {
        const struct str from = param_text(rq, "from");

        if (people[i].id != param_id(rq, "moved"))
            continue;
        *undo = (struct meeting_undo_v){
            .person_id = people[i].id,
            .seat = from,
            .text = from.len != 0
                        ? TF(ctx->arena, "meeting.seat_moved", people[i].name, people[i].seat, from)
                        : TF(ctx->arena, "meeting.seat_given", people[i].name, people[i].seat),
        };
        return people[i].seat.len != 0 && !str_eq(people[i].seat, from) ? undo : NULL;
    }
    return NULL;
}

enum status meeting_web_seats(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_undo_v *undo;
    struct meeting_seats_row_v *rows;
    struct meeting_person *people;
    struct meeting_seats_v v;
    struct meeting m;
    size_t count;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_people(ctx, m.id, &people, &count));
    undo = undo_of(ctx, rq, people, count);
    rows = arena_array(ctx->arena, m.seat_rows, struct meeting_seats_row_v);
    for (unsigned row = 1; row <= m.seat_rows; row++) {
        struct meeting_seats_cell_v *cells =
            arena_array(ctx->arena, m.seat_cols, struct meeting_seats_cell_v);

        for (unsigned col = 1; col <= m.seat_cols; col++) {
            const struct str seat = str_printf(ctx->arena, "%u-%02u", row, col);
            const struct meeting_person *p = on_seat(people, count, seat);

            cells[col - 1] = (struct meeting_seats_cell_v){
                .seat = seat,
                .name = p != NULL ? p->name : S(""),
                .class = p == NULL                       ? S("free")
                         : p->capacity == MEETING_MEMBER ? S("")
                                                         : S("guest"),
            };
        }
        rows[row - 1] =
            (struct meeting_seats_row_v){.row = row, .cells = cells, .cells_count = m.seat_cols};
    }
    v = (struct meeting_seats_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.seats")),
        .id = m.id,
        .version = m.version,
        .name = m.name,
        .undo = undo,
        .rows = rows,
        .rows_count = m.seat_rows,
        .may_change = may(ctx, "meeting.prepare") && m.state != MEETING_CANCELLED &&
                      !meeting_was_held(m.state),
        .url = meeting_web_url(ctx, m.id, "/seats"),
        .rows_field = form_field(ctx, rq, "int", "rows", "meeting.seat_rows",
                                 meeting_web_int(ctx, m.seat_rows != 0 ? m.seat_rows : 5)),
        .cols_field = form_field(ctx, rq, "int", "cols", "meeting.seat_cols",
                                 meeting_web_int(ctx, m.seat_cols != 0 ? m.seat_cols : 10)),
        .person_field = form_field(ctx, rq, "line", "person", "meeting.seat_person", S("")),
        .seat_field = form_field(ctx, rq, "line", "seat", "meeting.seat_where", S("")),
    };
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.seats"), &meeting_seats_view, &v);
}

enum status meeting_web_seats_fill(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), rows = param_int(rq, "rows"),
                  cols = param_int(rq, "cols");

    TRY(meeting_seats_fill(ctx, id, param_int(rq, "version"), rows > 0 ? (unsigned)rows : 0,
                           cols > 0 ? (unsigned)cols : 0));
    respond_flash(rs, "meeting.seat_done", S(""));
    return respond_see_other(rs, "/meeting/%lld/seats", (long long)id);
}

enum status meeting_web_seats_one(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), person = param_id(rq, "person_id");
    struct meeting_person *people;
    size_t count;

    TRY(meeting_people(ctx, id, &people, &count));
    arr_each (i, count)
        if (person != 0 ? people[i].id == person
                        : str_eq(people[i].name, param_text(rq, "person"))) {
            TRY(meeting_seat_set(ctx, people[i].id, param_text(rq, "seat")));
            if (person == 0)
                return respond_see_other(rs, "/meeting/%lld/seats?moved=%lld&from=" STR_FMT,
                                         (long long)id, (long long)people[i].id,
                                         STR_ARG(people[i].seat));
            respond_flash(rs, "meeting.seat_undone", people[i].name);
            return respond_see_other(rs, "/meeting/%lld/seats", (long long)id);
        }
    return fail_field(&ctx->err, "person", "meeting.seat_nobody", NULL);
}
