// SPDX-License-Identifier: MulanPSL-2.0
/* The page of a draft: all its pieces, with what can be done to them, and how form and list will
 * look.
 */
#include "modules/ledger/ledger_web.h"
#include "modules/ledger/ledger_web_kind.h"
#include "platform/text.h"

enum { ADD_MAX = 16, FACTS_MAX = 8, LINKS_MAX = 3, NOTES_MAX = 6, OPTIONS_MAX = 2 };

/* ---------------------------------------------------------------- what a piece says of itself */

static struct str number_of(struct ctx *ctx, const char *key, bool has, int64_t n)
{
    return has ? TF(ctx->arena, key, str_int(ctx->arena, n)) : S("");
}

static struct str joined(struct ctx *ctx, struct str *parts, size_t count)
{
    size_t n = 0;

    arr_each (i, count)
        if (parts[i].len > 0)
            parts[n++] = parts[i];
    return str_join(ctx->arena, parts, n, T("ledger.make.and"));
}

static struct str field_note(struct ctx *ctx, const struct ledger_field *f)
{
    struct str said[] = {
        f->required ? T("ledger.make.is_required") : S(""),
        str_join(ctx->arena, f->choices, f->choices_count, T("ledger.make.or")),
        number_of(ctx, "ledger.make.say_min", f->has_min, f->min),
        number_of(ctx, "ledger.make.say_max", f->has_max, f->max),
        str_eqz(f->otherwise, "today") ? T("ledger.make.say_today") : S(""),
        f->hint,
    };

    return joined(ctx, said, COUNT(said));
}

static struct str step_way(struct ctx *ctx, const struct ledger_definition *d,
                           const struct ledger_step *s)
{
    struct str from[LEDGER_NEEDS];

    arr_each (i, s->from.count)
        from[i] = ledger_state_label(d, s->from.at[i]);
    return TF(ctx->arena, "ledger.make.say_way",
              s->from.count == 0 ? T("ledger.make.any_state")
                                 : str_join(ctx->arena, from, s->from.count, T("ledger.make.or")),
              ledger_state_label(d, s->to));
}

static struct str labels_of(struct ctx *ctx, const struct ledger_definition *d,
                            const struct ledger_words *w)
{
    struct str said[LEDGER_NEEDS];

    arr_each (i, w->count)
        said[i] = ledger_field(d, w->at[i])->label;
    return str_join(ctx->arena, said, w->count, T("ledger.make.or"));
}

static struct str rights_say(struct ctx *ctx, const struct ledger_words *w)
{
    struct str said[LEDGER_NEEDS];

    arr_each (i, w->count)
        said[i] = text_of("ledger.right.", w->at[i]);
    return str_join(ctx->arena, said, w->count, T("ledger.make.or"));
}

static struct str step_note(struct ctx *ctx, const struct ledger_definition *d,
                            const struct ledger_step *s)
{
    struct str said[] = {
        TF(ctx->arena, "ledger.make.say_by", rights_say(ctx, &s->by)),
        s->needs.count > 0 ? TF(ctx->arena, "ledger.make.say_needs", labels_of(ctx, d, &s->needs))
                           : S(""),
        s->note ? T("ledger.make.say_note") : S(""),
        ledger_kind_web_when_say(ctx, d, &s->when),
    };

    return joined(ctx, said, COUNT(said));
}

static struct str figure_what(struct ctx *ctx, const struct ledger_definition *d,
                              const struct ledger_figure *x)
{
    if (x->measure == LEDGER_SUM)
        return TF(ctx->arena, "ledger.make.say_sum", ledger_field(d, x->field)->label, x->unit);
    if (x->measure == LEDGER_SHARE)
        return T("ledger.measure.share");
    return TF(ctx->arena, "ledger.make.say_count", x->unit);
}

static struct str deadline_what(struct ctx *ctx, const struct ledger_definition *d,
                                const struct ledger_deadline *x)
{
    const struct str days = str_int(ctx->arena, x->days < 0 ? -x->days : x->days);
    const struct str label = ledger_field(d, x->field)->label;

    if (x->days == 0)
        return TF(ctx->arena, "ledger.make.say_on", label);
    return TF(ctx->arena, x->days < 0 ? "ledger.make.say_before" : "ledger.make.say_after", label,
              days);
}

static void piece_say(struct ctx *ctx, const struct ledger_definition *d, enum ledger_part part,
                      size_t i, struct ledger_piece_v *p)
{
    if (part == LEDGER_PART_FIELD) {
        p->what = text_of("ledger.type.", ledger_type_word(d->fields[i].type));
        p->note = field_note(ctx, &d->fields[i]);
    } else if (part == LEDGER_PART_STATE) {
        p->what = T(d->states[i].void_   ? "ledger.meaning.void"
                    : d->states[i].final ? "ledger.meaning.final"
                                         : "ledger.meaning.open");
    } else if (part == LEDGER_PART_STEP) {
        p->what = step_way(ctx, d, &d->steps[i]);
        p->note = step_note(ctx, d, &d->steps[i]);
    } else if (part == LEDGER_PART_DEADLINE) {
        p->what = deadline_what(ctx, d, &d->deadlines[i]);
        p->note = ledger_kind_web_when_say(ctx, d, &d->deadlines[i].when);
    } else if (part == LEDGER_PART_EVERY) {
        p->what =
            TF(ctx->arena, "ledger.make.say_every", text_of("ledger.period.", d->every[i].period),
               str_int(ctx->arena, d->every[i].times));
        p->note = ledger_kind_web_when_say(ctx, d, &d->every[i].when);
    } else {
        p->what = figure_what(ctx, d, &d->figures[i]);
        p->note = ledger_kind_web_when_say(ctx, d, &d->figures[i].when);
    }
}

/* ---------------------------------------------------------------- the pieces */

static void add_links(struct ctx *ctx, const struct ledger_draft_whole *w, enum ledger_part part,
                      const char *word, struct ledger_pieces_v *v)
{
    struct link_v *links = arena_array(ctx->arena, ADD_MAX, struct link_v);
    struct str rest = S(LEDGER_TYPES), type;

    v->add = links;
    if (part != LEDGER_PART_FIELD) {
        links[v->add_count++] = (struct link_v){
            .label = text_of("ledger.make.add.", str_from(word)),
            .url = str_printf(ctx->arena, "/ledger/draft/%lld/%s/new", (long long)w->row.id, word)};
        return;
    }
    while (str_cut(&rest, ' ', &type))
        links[v->add_count++] = (struct link_v){
            .label = text_of("ledger.type.", type),
            .url = str_printf(ctx->arena, "/ledger/draft/%lld/field/new?type=" STR_FMT,
                              (long long)w->row.id, STR_ARG(type))};
}

static void pieces(struct ctx *ctx, const struct ledger_draft_whole *w, enum ledger_part part,
                   const char *word, struct ledger_pieces_v *v)
{
    const size_t count = ledger_part_count(w->d, part);
    struct ledger_piece_v *all = arena_array(ctx->arena, count, struct ledger_piece_v);

    *v = (struct ledger_pieces_v){.part = str_from(word),
                                  .title = text_of("ledger.part.", str_from(word)),
                                  .lead = text_of("ledger.part.lead.", str_from(word)),
                                  .pieces = all,
                                  .pieces_count = count};
    if (count == 0)
        v->none = text_of("ledger.part.none.", str_from(word));
    arr_each (i, count) {
        const struct str name = ledger_part_name(w->d, part, i);

        all[i] = (struct ledger_piece_v){
            .act = str_printf(ctx->arena, "%s " STR_FMT, word, STR_ARG(name)),
            .label = ledger_part_label(w->d, part, i),
            .url = str_printf(ctx->arena, "/ledger/draft/%lld/%s/" STR_FMT, (long long)w->row.id,
                              word, STR_ARG(name)),
            .up = i > 0,
            .down = i + 1 < count,
        };
        piece_say(ctx, w->d, part, i, &all[i]);
    }
    add_links(ctx, w, part, word, v);
}

static void all_pieces(struct ctx *ctx, const struct ledger_draft_whole *w,
                       struct ledger_draft_v *v)
{
    struct ledger_pieces_v *all =
        arena_array(ctx->arena, LEDGER_PART_COUNT_, struct ledger_pieces_v);
    struct str rest = S(LEDGER_PARTS), word;

    v->pieces_of = all;
    while (str_cut(&rest, ' ', &word)) {
        pieces(ctx, w, (enum ledger_part)v->pieces_of_count, str_z(ctx->arena, word),
               &all[v->pieces_of_count]);
        v->pieces_of_count++;
    }
}

/* ---------------------------------------------------------------- the kind itself */

static struct str column_say(const struct ledger_definition *d, struct str name)
{
    if (str_eqz(name, "number"))
        return T("ledger.col.number");
    return str_eqz(name, "state") ? T("ledger.col.state") : ledger_field(d, name)->label;
}

static struct str columns_say(struct ctx *ctx, const struct ledger_definition *d,
                              const struct str *at, size_t count)
{
    struct str said[LEDGER_PRINT_COLUMNS];

    arr_each (i, count)
        said[i] = column_say(d, at[i]);
    return count > 0 ? str_join(ctx->arena, said, count, T("ledger.make.or"))
                     : T("ledger.make.default");
}

static void fact(struct kv_item_v *items, size_t *n, struct str label, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = label, .value = value};
}

static void facts(struct ctx *ctx, const struct ledger_definition *d, struct ledger_draft_v *v)
{
    struct kv_item_v *head = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct kv_item_v *rights = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct kv_item_v *columns = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);

    v->facts.items = head;
    fact(head, &v->facts.items_count, T("ledger.make.name"), d->name);
    fact(head, &v->facts.items_count, T("ledger.make.unit"), d->unit);
    fact(head, &v->facts.items_count, T("ledger.make.number"),
         d->number.len > 0 ? ledger_kind_web_number(ctx, d->number, false)
                           : T("ledger.make.no_number"));
    fact(head, &v->facts.items_count, T("ledger.make.title"), column_say(d, d->title));
    if (d->day.len > 0)
        fact(head, &v->facts.items_count, T("ledger.make.day"), column_say(d, d->day));
    if (d->duty.len > 0)
        fact(head, &v->facts.items_count, T("ledger.make.duty"), column_say(d, d->duty));
    v->rights.items = rights;
    fact(rights, &v->rights.items_count, T("ledger.make.read"), rights_say(ctx, &d->read));
    fact(rights, &v->rights.items_count, T("ledger.make.write"), rights_say(ctx, &d->write));
    v->columns.items = columns;
    fact(columns, &v->columns.items_count, T("ledger.make.show"),
         columns_say(ctx, d, d->shown, d->shown_count));
    fact(columns, &v->columns.items_count, T("ledger.make.print"),
         columns_say(ctx, d, d->printed, d->printed_count));
}

/* ---------------------------------------------------------------- how it will look */

static const char *control(const struct ledger_field *f)
{
    static const char *const KINDS[] = {
        [LEDGER_TEXT] = "line",    [LEDGER_LINES] = "text",  [LEDGER_INT] = "int",
        [LEDGER_MONEY] = "int",    [LEDGER_DATE] = "date",   [LEDGER_CHOICE] = "select",
        [LEDGER_YES] = "check",    [LEDGER_PERSON] = "line", [LEDGER_DEPUTY] = "select",
        [LEDGER_ORGAN] = "select", [LEDGER_RECORD] = "line", [LEDGER_ENTRY] = "select",
        [LEDGER_WEB] = "line",     [LEDGER_FILES] = "file",
    };

    return KINDS[f->type];
}

static void preview(struct ctx *ctx, const struct request *rq, const struct ledger_definition *d,
                    struct ledger_draft_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, d->fields_count, struct field_v);

    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];
        const struct str value = str_eqz(f->otherwise, "today")
                                     ? str_printf(ctx->arena, "%04d-%02d-%02d", ctx->today.year,
                                                  ctx->today.month, ctx->today.day)
                                     : f->otherwise;
        struct option_v *options =
            arena_array(ctx->arena, f->choices_count + OPTIONS_MAX, struct option_v);

        fields[i] = form_field(ctx, rq, control(f), LEDGER_V[i], "ledger.make.label", value);
        fields[i].label = f->label;
        fields[i].hint = f->hint;
        fields[i].about = f->hint.len > 0;
        fields[i].optional = !f->required;
        arr_each (k, f->choices_count)
            options[k] = (struct option_v){.value = f->choices[k], .label = f->choices[k]};
        if (fields[i].k_select) {
            form_options(ctx, &fields[i], options, f->choices_count);
            fields[i].choose = true;
        }
    }
    v->preview = fields;
    v->preview_count = d->fields_count;
}

static struct str sample(struct ctx *ctx, const struct ledger_definition *d, struct str name)
{
    const struct ledger_field *f = ledger_field(d, name);

    if (str_eqz(name, "state"))
        return ledger_state_label(d, d->states[0].name);
    if (f == NULL)
        return ledger_number_of(ctx->arena, d->number, ctx->today.year, 1);
    if (f->type == LEDGER_DATE)
        return text_date(ctx->arena, ctx->today, ctx->today);
    if (f->type == LEDGER_CHOICE)
        return f->choices[0];
    return text_of("ledger.sample.", ledger_type_word(f->type));
}

static void preview_list(struct ctx *ctx, const struct ledger_definition *d,
                         struct ledger_draft_v *v)
{
    struct ledger_preview_cell_v *cells =
        arena_array(ctx->arena, LEDGER_LIST_COLUMNS, struct ledger_preview_cell_v);

    arr_each (i, d->shown_count)
        cells[i] = (struct ledger_preview_cell_v){.label = column_say(d, d->shown[i]),
                                                  .say = sample(ctx, d, d->shown[i])};
    v->head = cells;
    v->head_count = d->shown_count;
}

/* ---------------------------------------------------------------- the page */

static void standing(struct ctx *ctx, const struct ledger_draft_whole *w, struct ledger_draft_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    v->tag = (struct tag_v){.label = w->published ? T("ledger.draft.tag_change")
                                                  : T("ledger.draft.tag_new"),
                            .class = S("wait")};
    if (w->row.based_on == (w->published ? w->kind.version_id : 0))
        return;
    *note = (struct note_v){.warn = true, .text = T("ledger.draft.outdated"), .more = NULL};
    v->note = note;
}

static void drop_action(struct ctx *ctx, const struct ledger_draft_whole *w,
                        struct ledger_draft_v *v)
{
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    *ask = (struct confirm_v){.id = S("drop"),
                              .title = T("ledger.draft.drop_ask"),
                              .text = T("ledger.draft.drop_text"),
                              .yes = T("ledger.draft.drop"),
                              .no = T("ledger.draft.drop_no"),
                              .risk = true};
    v->drop = (struct action_v){
        .url = ledger_kind_web_url(ctx, w->row.id, "/drop"),
        .label = T("ledger.draft.drop"),
        .risk = true,
        .confirm = ask,
    };
}

enum status ledger_kind_web_draft(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_v v = {.id = 0};
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    v.id = w.row.id;
    v.version = w.row.version;
    v.name = w.d->name;
    v.about = w.d->about;
    v.crumbs = ledger_kind_web_crumbs(ctx, NULL, w.d->name);
    v.publish_url = ledger_kind_web_url(ctx, w.row.id, "/publish");
    v.right_url = ledger_kind_web_url(ctx, w.row.id, "/right");
    v.column_url = ledger_kind_web_url(ctx, w.row.id, "/column");
    v.text_url = ledger_kind_web_url(ctx, w.row.id, "/text");
    v.file_url = ledger_kind_web_url(ctx, w.row.id, "/file");
    standing(ctx, &w, &v);
    facts(ctx, w.d, &v);
    all_pieces(ctx, &w, &v);
    preview(ctx, rq, w.d, &v);
    preview_list(ctx, w.d, &v);
    drop_action(ctx, &w, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.name, &ledger_draft_view, &v);
}

/* ---------------------------------------------------------------- up, down, away */

static enum status refuse(struct ctx *ctx, const struct ledger_use *use)
{
    const struct str word = str_from(use->word);

    return fail(
        &ctx->err, ST_RULE,
        str_z(ctx->arena, str_printf(ctx->arena, "ledger.make.used." STR_FMT, STR_ARG(word))),
        str_z(ctx->arena, use->label));
}

/* "up field f1" */
enum status ledger_kind_web_act(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str rest = param_text(rq, "act"), what, word;
    struct ledger_draft_whole w;
    struct ledger_use use = {.word = ""};
    enum ledger_part part;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    str_cut(&rest, ' ', &what);
    str_cut(&rest, ' ', &word);
    part = ledger_part_of(word);
    at = part < LEDGER_PART_COUNT_ ? ledger_part_find(w.d, part, rest) : SIZE_MAX;
    if (at == SIZE_MAX)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!str_eqz(what, "away"))
        (void)ledger_edit_move(w.d, part, at, str_eqz(what, "down"));
    else if (!ledger_edit_remove(w.d, part, at, &use))
        return refuse(ctx, &use);
    return ledger_kind_web_keep(ctx, rs, &w, str_z(ctx->arena, word));
}
