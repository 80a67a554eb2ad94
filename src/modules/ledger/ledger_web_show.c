// SPDX-License-Identifier: MulanPSL-2.0
/* One entry: how it stands, what it says, what comes next, what was done. */
#include "modules/attachment/attachment.h"
#include "modules/ledger/ledger_rules_mark.h"
#include "modules/ledger/ledger_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINKS_MAX = 3, STAGES_MOST = 6, CHILDREN_MAX = 8, CHILDREN_SHOWN = 10, ABOUT_MAX = 6 };

struct showing {
    struct ctx *ctx;
    const struct ledger_whole *w;
    const struct ledger_definition *newest; /* of its kind: what comes next follows it */
    struct ledger_show_v *v;
    const struct ledger_step_row *steps; /* newest first */
    size_t steps_count;
};

/* ---------------------------------------------------------------- values */

static struct str link_of(struct ctx *ctx, const struct ledger_field *f, struct str value)
{
    if (f->type == LEDGER_RECORD || f->type == LEDGER_WEB)
        return value;
    if (f->type == LEDGER_ENTRY)
        return str_printf(ctx->arena, "/ledger/entry/" STR_FMT, STR_ARG(value));
    if (f->type == LEDGER_DEPUTY)
        return str_printf(ctx->arena, "/deputy/" STR_FMT, STR_ARG(value));
    return S("");
}

static enum status facts_make(struct showing *s)
{
    const struct ledger_definition *d = s->w->d;
    struct kv_item_v *items = arena_array(s->ctx->arena, d->fields_count, struct kv_item_v);
    struct ledger_prose_v *prose =
        arena_array(s->ctx->arena, d->fields_count, struct ledger_prose_v);
    size_t n = 0, p = 0;

    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];
        const struct str value = s->w->values.at[i];
        struct str say;

        if (value.len == 0)
            continue;
        TRY(ledger_seen(s->ctx, f, value, &say));
        if (f->type == LEDGER_LINES)
            prose[p++] = (struct ledger_prose_v){.label = f->label, .text = say};
        else
            items[n++] = (struct kv_item_v){
                .label = f->label, .value = say, .url = link_of(s->ctx, f, value)};
    }
    s->v->facts = (struct kv_v){.items = items, .items_count = n};
    s->v->prose = prose;
    s->v->prose_count = p;
    return ST_OK;
}

/* ---------------------------------------------------------------- how it stands */

/* When the entry came to a state; 0: not yet, or from the beginning. */
static int64_t reached(const struct showing *s, struct str state)
{
    arr_each (i, s->steps_count)
        if (str_eq(s->steps[i].to, state) && !str_eq(s->steps[i].from, state))
            return s->steps[i].made_at;
    return str_eq(state, s->w->d->states[0].name) ? s->w->entry.made_at : 0;
}

static struct str day_text(struct ctx *ctx, int64_t at)
{
    unsigned second;

    return at == 0 ? S("") : text_date(ctx->arena, date_of_instant(at, &second), ctx->today);
}

static void stages_make(struct showing *s)
{
    const struct ledger_definition *d = s->w->d;
    struct stage_v *items = arena_array(s->ctx->arena, d->states_count, struct stage_v);
    struct str *labels = arena_array(s->ctx->arena, d->states_count, struct str);
    struct str *marks = arena_array(s->ctx->arena, d->states_count, struct str);
    const struct ledger_state *now = ledger_state(d, s->w->entry.state);
    size_t n = 0;

    arr_each (i, d->states_count) {
        const struct ledger_state *state = &d->states[i];

        if (state->void_)
            continue;
        labels[n] = ledger_state_label(d, state->name);
        items[n] = (struct stage_v){
            .title = labels[n],
            .note = now != NULL && state <= now ? day_text(s->ctx, reached(s, state->name)) : S(""),
            .done = now != NULL && (state < now || (state == now && state->final)),
            .now = state == now && !state->final,
        };
        n++;
    }
    ledger_marks(s->ctx->arena, labels, n, T("ledger.stage.skip"), marks);
    arr_each (i, n)
        items[i].mark = marks[i];
    s->v->stages = (struct stages_v){.label = T("ledger.stages"), .items = items, .items_count = n};
    s->v->any_stages = n > 1 && n <= STAGES_MOST && now != NULL && !now->void_;
}

static enum status dues_make(struct showing *s)
{
    struct countdown_v *dues;
    struct ledger_due_row *all;
    size_t count;

    TRY(ledger_store_dues_of(s->ctx, s->w->entry.id, &all, &count));
    dues = arena_array(s->ctx->arena, count, struct countdown_v);
    arr_each (i, count) {
        const int left = date_diff_days(all[i].on, s->ctx->today);
        const int whole = date_diff_days(all[i].on, s->w->entry.day);
        const bool over = left < 0;

        dues[i] = (struct countdown_v){
            .lead = over ? T("ledger.due.over") : T("ledger.due.left"),
            .days = over ? -left : left,
            .unit = T("ledger.due.days"),
            .note = TF(s->ctx->arena, "ledger.due.until",
                       text_date(s->ctx->arena, all[i].on, s->ctx->today)),
            .label = all[i].label,
            .class = over        ? S("bad")
                     : left <= 3 ? S("wait")
                                 : S(""),
            .past = whole > 0 ? (over               ? whole
                                 : whole - left > 0 ? whole - left
                                                    : 0)
                              : 0,
            .all = whole > 0 ? whole : 0,
        };
    }
    s->v->dues = dues;
    s->v->dues_count = count;
    s->v->due = count > 0 ? due_tag_make(s->ctx, all[0].on) : NULL;
    return ST_OK;
}

/* ---------------------------------------------------------------- what comes next */

static void steps_make(struct showing *s)
{
    const struct ledger_definition *d = s->newest;
    struct link_v *links = arena_array(s->ctx->arena, d->steps_count, struct link_v);
    struct ledger_values values;

    ledger_values_unpack(s->ctx->arena, d, s->w->entry.data, &values);
    s->v->steps = links;
    if (!s->w->kind.on)
        return;
    arr_each (i, d->steps_count) {
        const struct ledger_step *step = &d->steps[i];
        const struct str tail = str_printf(s->ctx->arena, "/step/" STR_FMT, STR_ARG(step->name));

        if (!ledger_step_open(d, step, s->w->entry.state, &values) ||
            !ledger_rights_of(s->ctx, &step->by))
            continue;
        links[s->v->steps_count++] = (struct link_v){
            .label = step->label,
            .url = ledger_web_url(s->ctx, s->w->entry.id, str_z(s->ctx->arena, tail))};
    }
}

static void links_make(struct showing *s)
{
    struct link_v *links = arena_array(s->ctx->arena, LINKS_MAX, struct link_v);
    const int64_t id = s->w->entry.id;

    s->v->links = links;
    links[s->v->links_count++] =
        (struct link_v){.label = T("ledger.do.print"), .url = ledger_web_url(s->ctx, id, "/print")};
    if (!s->w->may_write)
        return;
    links[s->v->links_count++] =
        (struct link_v){.label = T("ledger.do.edit"), .url = ledger_web_url(s->ctx, id, "/edit")};
    if (s->steps_count == 0 && s->v->files.items_count == 0) {
        struct action_v *remove = arena_new(s->ctx->arena, struct action_v);

        *remove = (struct action_v){.url = ledger_web_url(s->ctx, id, "/remove"),
                                    .label = T("ledger.do.remove"),
                                    .risk = true};
        s->v->remove = remove;
    }
}

static enum status files_make(struct showing *s)
{
    const struct attachment_of of = {"ledger_entry", s->w->entry.id};
    struct attachment *all;
    struct file_link_v *items;
    size_t count;

    s->v->has_files = ledger_files(s->w->d) != NULL || ledger_files(s->newest) != NULL;
    TRY(attachment_list_shown(s->ctx, of, &all, &count));
    items = arena_array(s->ctx->arena, count, struct file_link_v);
    arr_each (i, count)
        items[i] = (struct file_link_v){
            .label = all[i].name,
            .url = attachment_url(s->ctx->arena, &all[i]),
            .size = all[i].size_bytes,
            .thumb = all[i].thumb ? attachment_thumb_url(s->ctx->arena, &all[i]) : S(""),
        };
    s->v->files = (struct files_v){.items = items, .items_count = count};
    s->v->any_files = count > 0;
    s->v->has_files = s->v->has_files || count > 0;
    s->v->files_url = s->w->may_write ? attachment_page_url(s->ctx->arena, of) : S("");
    return ST_OK;
}

/* ---------------------------------------------------------------- entries that belong to it */

static enum status children_of(struct showing *s, const struct ledger_kind *k,
                               const struct ledger_field *f, struct ledger_children_v *out)
{
    struct ledger_filter want = {.kind_id = k->id, .limit = CHILDREN_SHOWN};
    const struct str id = str_int(s->ctx->arena, s->w->entry.id);
    struct ledger_entry *all;
    struct link_v *items;
    struct str next;
    int64_t total;
    size_t count;

    want.slots[want.slots_count++] = ledger_slot_of(s->ctx, f->name, id);
    TRY(ledger_store_list(s->ctx, &want, &all, &count, &next, &total));
    items = arena_array(s->ctx->arena, count, struct link_v);
    arr_each (i, count)
        items[i] =
            (struct link_v){.label = all[i].title, .url = ledger_web_url(s->ctx, all[i].id, "")};
    *out = (struct ledger_children_v){
        .label = TF(s->ctx->arena, "ledger.children", k->name, str_int(s->ctx->arena, total)),
        .url = str_printf(s->ctx->arena, "/ledger/" STR_FMT "?by=" STR_FMT "&key=" STR_FMT,
                          STR_ARG(k->kind), STR_ARG(f->name), STR_ARG(id)),
        .items = items,
        .items_count = count,
    };
    return ST_OK;
}

/* Kinds whose text links to this kind; only those are read whole. */
static enum status children_make(struct showing *s)
{
    struct ledger_children_v *out =
        arena_array(s->ctx->arena, CHILDREN_MAX, struct ledger_children_v);
    const struct str mark = str_printf(s->ctx->arena, " of " STR_FMT, STR_ARG(s->w->kind.kind));
    struct ledger_kind *kinds;
    size_t count;

    s->v->children = out;
    TRY(ledger_store_kinds(s->ctx, &kinds, &count));
    for (size_t i = 0; i < count && s->v->children_count < CHILDREN_MAX; i++) {
        const struct ledger_definition *d;
        struct ledger_kind_version version;

        if (!kinds[i].on || !ledger_may_read(s->ctx, &kinds[i]))
            continue;
        TRY(ledger_store_version(s->ctx, kinds[i].version_id, &version));
        if (!str_has(version.body, mark))
            continue;
        TRY(ledger_definition_of(s->ctx, kinds[i].version_id, &d));
        arr_each (k, d->fields_count)
            if (str_eq(d->fields[k].kind, s->w->kind.kind) && s->v->children_count < CHILDREN_MAX)
                TRY(children_of(s, &kinds[i], &d->fields[k], &out[s->v->children_count++]));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- what was done */

static void timeline_make(struct showing *s)
{
    struct entry_v *items = arena_array(s->ctx->arena, s->steps_count + 1, struct entry_v);
    size_t n = 0;

    arr_each (i, s->steps_count) {
        const struct ledger_step_row *r = &s->steps[i];
        struct tag_v *tag = arena_new(s->ctx->arena, struct tag_v);

        *tag = ledger_web_tag(s->newest, r->to);
        items[n++] = (struct entry_v){
            .title = r->label.len > 0 ? r->label : T("ledger.corrected"),
            .class = S("done"),
            .tag = str_eq(r->from, r->to) ? NULL : tag,
            .at = r->made_at,
            .who = r->made_by_name,
            .text = str_trim(str_printf(s->ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(r->note),
                                        STR_ARG(r->changed))),
        };
    }
    items[n++] = (struct entry_v){.title = T("ledger.made"),
                                  .class = S("done"),
                                  .at = s->w->entry.made_at,
                                  .who = s->w->entry.made_by_name};
    s->v->timeline = (struct timeline_v){.items = items, .items_count = n};
}

static void about_make(struct showing *s)
{
    struct kv_item_v *items = arena_array(s->ctx->arena, ABOUT_MAX, struct kv_item_v);
    const struct ledger_entry *e = &s->w->entry;
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("ledger.col.kind"),
                                    .value = s->w->kind.name,
                                    .url = ledger_web_kind_url(s->ctx, s->w->kind.kind, "")};
    if (e->number.len > 0)
        items[n++] = (struct kv_item_v){.label = T("ledger.col.number"), .value = e->number};
    items[n++] = (struct kv_item_v){.label = T("ledger.made_by"), .value = e->made_by_name};
    items[n++] =
        (struct kv_item_v){.label = T("ledger.made_at"), .value = day_text(s->ctx, e->made_at)};
    s->v->about = (struct kv_v){.items = items, .items_count = n};
    if (e->kind_version_id != s->w->kind.version_id) {
        struct note_v *old = arena_new(s->ctx->arena, struct note_v);

        *old = (struct note_v){.text = T("ledger.old_version")};
        s->v->old = old;
    }
}

enum status ledger_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_whole w = {0};
    struct ledger_step_row *steps;
    struct ledger_show_v v;
    struct showing s = {.ctx = ctx, .w = &w, .v = &v};

    TRY(ledger_whole_get(ctx, path_id(rq, "id"), &w));
    TRY(ledger_definition_of(ctx, w.kind.version_id, &s.newest));
    TRY(ledger_store_steps(ctx, w.entry.id, &steps, &s.steps_count));
    s.steps = steps;
    v = (struct ledger_show_v){
        .crumbs = ledger_web_crumbs(ctx, &w.kind,
                                    w.entry.number.len > 0 ? w.entry.number : w.entry.title),
        .id = w.entry.id,
        .version = w.entry.version,
        .title = w.entry.title,
        .number = w.entry.number,
        .day = w.entry.day,
        .state = w.entry.state,
        .tag = ledger_web_tag(w.d, w.entry.state),
    };
    TRY(facts_make(&s));
    stages_make(&s);
    TRY(dues_make(&s));
    TRY(files_make(&s));
    steps_make(&s);
    links_make(&s);
    TRY(children_make(&s));
    timeline_make(&s);
    about_make(&s);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &ledger_show_view, &v);
}

enum status ledger_web_remove(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_whole w = {0};

    TRY(ledger_whole_get(ctx, path_id(rq, "id"), &w));
    TRY(ledger_entry_remove(ctx, w.entry.id, w.entry.version));
    respond_flash(rs, "ledger.flash.removed", w.entry.title);
    return respond_see_other(rs, "/ledger/" STR_FMT, STR_ARG(w.kind.kind));
}
