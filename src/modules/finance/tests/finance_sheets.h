// SPDX-License-Identifier: MulanPSL-2.0
/** Sheets as the finance office of an invented county sends them, made with libxlsxwriter: a title
 *  over all columns, the unit at the right, headings merged over two rows, both halves on one
 * sheet, names set in, totals below. Three errors can be planted. */
#ifndef FINANCE_SHEETS_H
#define FINANCE_SHEETS_H
#include "base/tap.h"
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct sheets_line {
    const char *in;
    double in_prior, in_budget;
    const char *out;
    double out_prior, out_budget;
};
enum { SHEETS_SUM = 1, SHEETS_BALANCE = 2, SHEETS_CARRY = 4 };

/* In 10,000 yuan; names set in by wide blanks as offices do it. */
static const struct sheets_line SHEETS_2026[] = {
    {"一、税收收入", 42000, 45000, "一般公共服务支出", 30000, 29500},
    {"　　增值税", 20000, 21500, "教育支出", 52000, 54600.5},
    {"　　企业所得税", 8000, 8500, "　　普通教育", 45000, 47600.5},
    {"　　资源税", 14000, 15000, "　　职业教育", 7000, 7000},
    {"二、非税收入", 18000, 17000, "社会保障和就业支出", 31000, 33000},
    {"　　专项收入", 6000, 6000, "农林水支出", 27000, 28899.5},
    {"　　罚没收入", 12000, 11000, "", 0, 0},
    {"本年收入合计", 60000, 62000, "本年支出合计", 140000, 146000},
    {"上级补助收入", 80000, 83000, "上解支出", 2000, 2000},
    {"上年结转收入", 6000, 5000, "结转下年支出", 4000, 2000},
    {"收入总计", 146000, 150000, "支出总计", 146000, 150000},
};

static inline char *sheets_path(void)
{
    static char path[64];
    int fd;

    snprintf(path, sizeof path, "/tmp/renda-finance-XXXXXX");
    fd = mkstemp(path);
    ASSERT(fd >= 0);
    close(fd);
    return path;
}

static inline void sheets_amount(lxw_worksheet *s, lxw_row_t row, lxw_col_t col, double n,
                                 lxw_format *f)
{
    if (n != 0)
        worksheet_write_number(s, row, col, n, f);
}

/** `year`'s budget of both sides; `planted`: which errors. The path is to be unlinked. */
static inline const char *sheets_balance(int year, const char *what, unsigned planted)
{
    const char *path = sheets_path();
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *s = workbook_add_worksheet(book, "表一");
    lxw_format *money = workbook_add_format(book), *head = workbook_add_format(book);
    const bool final = strstr(what, "决算") != NULL; /* carries 5,000 over, and balances */
    char title[128], prior[64], now[64];

    format_set_num_format(money, "#,##0.00");
    format_set_align(head, LXW_ALIGN_CENTER);
    snprintf(title, sizeof title, "云溪县%d年一般公共预算收支%s", year, what);
    snprintf(prior, sizeof prior, "%d年\n执行数", year - 1);
    snprintf(now, sizeof now, "%d年\n%s", year, final ? "决算数" : "预算数");
    worksheet_write_string(s, 0, 0, "附表1", NULL);
    worksheet_merge_range(s, 1, 0, 1, 5, title, head);
    worksheet_write_string(s, 2, 4, "单位：万元", NULL);
    worksheet_merge_range(s, 3, 0, 3, 2, "收    入", head);
    worksheet_merge_range(s, 3, 3, 3, 5, "支    出", head);
    for (lxw_col_t side = 0; side < 2; side++) {
        worksheet_write_string(s, 4, (lxw_col_t)(side * 3), "项    目", head);
        worksheet_write_string(s, 4, (lxw_col_t)(side * 3 + 1), prior, head);
        worksheet_write_string(s, 4, (lxw_col_t)(side * 3 + 2), now, head);
    }
    for (size_t i = 0; i < COUNT(SHEETS_2026); i++) {
        const struct sheets_line *l = &SHEETS_2026[i];
        const lxw_row_t row = (lxw_row_t)(5 + i);
        double in = l->in_budget, out = l->out_budget;

        if ((planted & SHEETS_SUM) != 0 && i == 1)
            in += 100; /* 增值税: its class no longer adds up */
        if ((planted & SHEETS_BALANCE) != 0 && (i == 8 || i == 10))
            out += 500; /* 上解支出, and 支出总计 with it */
        if ((planted & SHEETS_CARRY) != 0 && i == 9)
            in -= 300; /* 上年结转收入 … */
        if ((planted & SHEETS_CARRY) != 0 && i == 8)
            in += 300; /* … so that the total still fits */
        if (final && (i == 8 || i == 10))
            in += 3000;
        if (final && i >= 9)
            out += 3000;
        worksheet_write_string(s, row, 0, l->in, NULL);
        sheets_amount(s, row, 1, l->in_prior, money);
        sheets_amount(s, row, 2, in, money);
        worksheet_write_string(s, row, 3, l->out, NULL);
        sheets_amount(s, row, 4, l->out_prior, money);
        sheets_amount(s, row, 5, out, money);
    }
    worksheet_write_string(s, (lxw_row_t)(6 + COUNT(SHEETS_2026)), 0, "注：本表为云溪县本级。",
                           NULL);
    ASSERT(workbook_close(book) == LXW_NO_ERROR);
    return path;
}
#endif
