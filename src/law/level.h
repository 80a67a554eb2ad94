// SPDX-License-Identifier: MulanPSL-2.0
/** Levels of a people's congress, as far as the statutes tell them apart. */
#ifndef LAW_LEVEL_H
#define LAW_LEVEL_H

enum level {
    LEVEL_TOWNSHIP, /* township, ethnic township, town */
    LEVEL_COUNTY,   /* county, autonomous county, city without districts, district */
    LEVEL_CITY,     /* city with districts, autonomous prefecture */
    LEVEL_PROVINCE  /* province, autonomous region, municipality */
};

#endif
