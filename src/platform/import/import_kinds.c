// SPDX-License-Identifier: MulanPSL-2.0
/* The kinds of rows, what their columns mean, and the sheet to fill in. */
#include "platform/import.h"
#include "platform/import/import_header.h"
#include "platform/sheet_write.h"
#include "platform/text.h"

const struct import_kind *import_kind_find(struct str name)
{
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct import_kind *kind = MODULES[m]->imports;

        for (; kind != NULL && kind->name != NULL; kind++)
            if (str_eqz(name, kind->name))
                return kind;
    }
    return NULL;
}

/* The module whose name stands before the '.' of a kind that the installation has made. */
static const struct module *maker_of(struct str name, struct str *out_word)
{
    struct str head;

    *out_word = name;
    (void)str_cut(out_word, '.', &head);
    for (size_t m = 0; out_word->len > 0 && MODULES[m] != NULL; m++)
        if (str_eqz(head, MODULES[m]->name) && MODULES[m]->imports_more != NULL)
            return MODULES[m];
    return NULL;
}

const struct import_kind *import_kind_of(struct ctx *ctx, struct str name)
{
    const struct import_kind *kind = import_kind_find(name);
    const struct module *m;
    struct str word;

    if (kind != NULL)
        return kind;
    m = maker_of(name, &word);
    if (m == NULL || m->imports_more(ctx, word, &kind) != ST_OK)
        return NULL;
    return kind;
}

const char *const *import_kind_tables(const struct import_kind *kind)
{
    const struct module *m;
    struct str word;

    for (size_t i = 0; MODULES[i] != NULL; i++)
        for (const struct import_kind *k = MODULES[i]->imports; k != NULL && k->name != NULL; k++)
            if (k == kind)
                return MODULES[i]->tables;
    m = maker_of(str_from(kind->name), &word);
    return m != NULL ? m->tables : NULL;
}

struct str import_heading(const struct import_column *column)
{
    struct str all = str_from(column->headings), first;

    (void)str_cut(&all, '|', &first);
    return first;
}

struct str import_template(struct arena *a, const struct import_kind *kind)
{
    struct str headings[IMPORT_COLUMNS_MAX];
    const size_t count = import_columns_count(kind);

    arr_each (i, count)
        headings[i] = import_heading(&kind->columns[i]);
    return str_printf(a, "\xEF\xBB\xBF" STR_FMT "\r\n",
                      STR_ARG(str_join(a, headings, count, S(","))));
}

struct str import_about(struct arena *a, const struct import_kind *kind,
                        const struct import_column *column, const char *suffix)
{
    const char *key = str_printf(a, "import.about.%s.%s%s", kind->name, column->name, suffix).ptr;

    return text_has(key) ? text(key) : S("");
}

/* The other headings that are understood, "建议标题、建议名称". */
static struct str other_headings(struct arena *a, const struct import_column *column)
{
    struct str all = str_from(column->headings), one, list[IMPORT_COLUMNS_MAX];
    size_t count = 0;

    (void)str_cut(&all, '|', &one);
    while (count < IMPORT_COLUMNS_MAX && str_cut(&all, '|', &one))
        list[count++] = one;
    return str_join(a, list, count, S("、"));
}

enum status import_template_book(struct ctx *ctx, const struct import_kind *kind,
                                 const char **out_path)
{
    struct arena *a = ctx->arena;
    const struct str about[] = {T("import.notes.heading"), T("import.notes.required"),
                                T("import.notes.meaning"), T("import.notes.example"),
                                T("import.notes.also")};
    struct str headings[IMPORT_COLUMNS_MAX];
    const size_t count = import_columns_count(kind);
    struct sheet_out *out;

    arr_each (i, count)
        headings[i] = import_heading(&kind->columns[i]);
    out = sheet_out_new(a, SHEET_XLSX, headings, count);
    sheet_out_next(out, T("import.notes.title"), about, COUNT(about));
    arr_each (i, count) {
        const struct import_column *c = &kind->columns[i];
        const struct str cells[] = {headings[i], c->required ? T("import.notes.yes") : S(""),
                                    import_about(a, kind, c, ""),
                                    import_about(a, kind, c, ".example"), other_headings(a, c)};

        sheet_out_row(out, cells);
    }
    return sheet_out_end(out, &ctx->err, out_path);
}
