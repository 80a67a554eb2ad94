// SPDX-License-Identifier: MulanPSL-2.0
/* The facts of an event as people say them: the members of its JSON by their names, ids of units
 * and deputies as the names these have now, words of states as the pages have them. */
#include "modules/account/account.h"
#include "modules/account/account_web_common.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/http/body.h"
#include "platform/text.h"

#define IDS "organ to_organ deputy lead person main batch category" /* 0: none */
#define RECORDS                                                                                    \
    IDS " reply promise suggestion leader congress opinion" /* whose ids mean nothing              \
                                                             */
#define YES_OR_NO "agree late_bill granted approved accepted counts public late open confirmed"

static struct str text_or_none(struct str key)
{
    return text_has(key.ptr) ? text(key.ptr) : S("");
}

static bool is_any(struct str member, const char *words)
{
    struct str all = str_from(words), word;

    while (str_cut(&all, ' ', &word))
        if (str_eq(member, word))
            return true;
    return false;
}

/* "handed_over" of "from" of a suggestion: the text suggestion.state.handed_over. */
static struct str worded(struct ctx *ctx, struct str module, struct str member, struct str word)
{
    const struct str name = is_any(member, "from to state") ? S("state") : member;
    const struct str keys[] = {
        str_printf(ctx->arena, STR_FMT "." STR_FMT "." STR_FMT, STR_ARG(module), STR_ARG(name),
                   STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".f." STR_FMT "." STR_FMT, STR_ARG(module), STR_ARG(name),
                   STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".mark." STR_FMT, STR_ARG(module), STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".escalation." STR_FMT "." STR_FMT, STR_ARG(module),
                   STR_ARG(name), STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".note_" STR_FMT "." STR_FMT, STR_ARG(module), STR_ARG(name),
                   STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".log.note." STR_FMT, STR_ARG(module), STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".key_" STR_FMT "." STR_FMT, STR_ARG(module), STR_ARG(name),
                   STR_ARG(word)),
        str_printf(ctx->arena, "law.unfit." STR_FMT, STR_ARG(word)),
        str_printf(ctx->arena, "import." STR_FMT "." STR_FMT, STR_ARG(name), STR_ARG(word)),
    };

    arr_each (i, COUNT(keys)) {
        const struct str said = text_or_none(keys[i]);

        if (said.len > 0)
            return said;
    }
    return word;
}

/* The name of the record with this id; "" if it cannot be told. */
static struct str name_of(struct ctx *ctx, struct str member, int64_t id)
{
    const struct err before = ctx->err;
    struct str name = S("");
    struct congress congress;
    struct account account;
    struct deputy deputy;
    struct organ organ;

    if (str_eqz(member, "organ") || str_eqz(member, "to_organ")) {
        if (organ_get(ctx, id, &organ) == ST_OK)
            name = organ.name;
    } else if (str_eqz(member, "deputy") || str_eqz(member, "lead")) {
        if (deputy_get(ctx, id, &deputy) == ST_OK)
            name = deputy.name;
    } else if (str_eqz(member, "leader")) {
        if (account_get(ctx, id, &account) == ST_OK)
            name = account.name;
    } else if (str_eqz(member, "congress")) {
        if (congress_get(ctx, id, &congress) == ST_OK)
            name = congress.name;
    }
    ctx->err = before;
    return name;
}

static struct str value_of(struct ctx *ctx, struct str module, const struct raw_field *f)
{
    struct date day;
    int64_t number;
    struct str name;

    if (is_any(f->name, YES_OR_NO))
        return str_eqz(f->value, "1") ? T("word.yes") : T("word.no");
    if (str_to_int(f->value, &number)) {
        name = name_of(ctx, f->name, number);
        if (name.len == 0 && is_any(f->name, RECORDS))
            return TF(ctx->arena, "account.data_record", f->value);
        return name.len > 0 ? name : f->value;
    }
    if (date_parse(f->value, &day))
        return text_date(ctx->arena, day, ctx->today);
    return worded(ctx, module, f->name, f->value);
}

/* "lead" is a deputy, or how a key suggestion is led: "chairmen_member". */
static bool is_way_of_lead(const struct raw_field *f)
{
    int64_t id;

    return str_eqz(f->name, "lead") && !str_to_int(f->value, &id);
}

static struct str label_of(struct ctx *ctx, struct str member)
{
    const char *key = str_printf(ctx->arena, "account.data." STR_FMT, STR_ARG(member)).ptr;

    return text_has(key) ? text(key) : member;
}

/* Where the text that begins at data[at] with '"' ends: behind its other '"'. */
static size_t skip_text(struct str data, size_t at)
{
    for (at++; at < data.len && data.ptr[at] != '"'; at++)
        at += data.ptr[at] == '\\';
    return at < data.len ? at + 1 : data.len;
}

/* One list of records within the facts, as the units of a hand-over. */
struct records {
    struct str name, list; /* {…},{…} */
};

/* Take the first `"name":[{…},{…}]` out of the facts; what is left is flat, or as odd as before. */
static struct str take_records(struct arena *a, struct str data, struct records *out)
{
    size_t key = 0, key_end = 0, end, begin;
    struct buf rest = buf_new(a, 0);

    for (begin = 1; begin + 1 < data.len; begin++) {
        if (data.ptr[begin] == '"') {
            key = begin;
            key_end = skip_text(data, begin);
            begin = key_end - 1;
        } else if (data.ptr[begin] == '[' && data.ptr[begin + 1] == '{') {
            break;
        }
    }
    if (key == 0 || begin + 1 >= data.len)
        return data;
    for (end = begin + 1; end < data.len && data.ptr[end] != ']'; end++)
        if (data.ptr[end] == '"')
            end = skip_text(data, end) - 1;
    if (end >= data.len)
        return data;
    *out = (struct records){{data.ptr + key + 1, key_end - key - 2},
                            {data.ptr + begin + 1, end - begin - 1}};
    if (data.ptr[key - 1] == ',') /* with the comma that parted it */
        key--;
    else if (end + 1 < data.len && data.ptr[end + 1] == ',')
        end++;
    buf_put(&rest, data.ptr, key);
    buf_put(&rest, data.ptr + end + 1, data.len - end - 1);
    return buf_view(&rest);
}

/* "交通运输局 主办、公安局 协办"; false: a record is no flat object either. */
static bool say_records(struct ctx *ctx, struct str module, struct str list, struct buf *out)
{
    size_t begin = 0;

    for (size_t i = 0; i < list.len; i++) {
        struct raw_fields fields = {0};

        if (list.ptr[i] == '"') {
            i = skip_text(list, i) - 1;
            continue;
        }
        if (list.ptr[i] != '}')
            continue;
        if (json_fields_parse(ctx->arena, (struct str){list.ptr + begin, i + 1 - begin}, &fields) !=
            NULL)
            return false;
        if (begin != 0)
            buf_str(out, T("account.and"));
        for (size_t k = 0; k < fields.count; k++) {
            if (k != 0)
                buf_char(out, ' ');
            buf_str(out, value_of(ctx, module, &fields.at[k]));
        }
        begin = i + 2;
    }
    return true;
}

struct str account_journal_said(struct ctx *ctx, struct str event, struct str data)
{
    struct raw_fields fields = {0};
    struct records records = {0};
    struct str module, rest = event;
    struct buf out = buf_new(ctx->arena, 0), more = buf_new(ctx->arena, 0);

    (void)str_cut(&rest, '.', &module);
    if (data.len == 0 ||
        json_fields_parse(ctx->arena, take_records(ctx->arena, data, &records), &fields) != NULL ||
        !say_records(ctx, module, records.list, &more))
        return data; /* as it was written */
    for (size_t i = 0; i < fields.count; i++) {
        const struct raw_field *f = &fields.at[i];
        const bool again = i > 0 && str_eq(f->name, fields.at[i - 1].name);

        if (f->value.len == 0 || (str_eqz(f->value, "0") && is_any(f->name, IDS)))
            continue;
        if (again)
            buf_str(&out, T("account.and"));
        else if (out.len > 0)
            buf_str(&out, T("account.data_between"));
        if (!again) {
            buf_str(&out, label_of(ctx, is_way_of_lead(f) ? S("way") : f->name));
            buf_str(&out, T("account.data_is"));
        }
        buf_str(&out, value_of(ctx, module, f));
    }
    if (more.len != 0) {
        if (out.len > 0)
            buf_str(&out, T("account.data_between"));
        buf_str(&out, label_of(ctx, records.name));
        buf_str(&out, T("account.data_is"));
        buf_str(&out, buf_view(&more));
    }
    return buf_view(&out);
}
