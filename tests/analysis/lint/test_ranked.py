"""Parts that are ranked or held against another: in 2025Q4 AWS sold less than North America and earned more."""

import pytest
from lamps import refused

from briefs.analysis.lint.ranked import check

TEXTS = [
    ("AWS is the company’s largest segment.", "AWS 是公司最大的部門。", "AWS 是公司最大的部门。", True),
    ("North America is now the smallest segment.", "北美是最小的部門。", "北美是最小的部门。", True),
    ("The International segment was its fastest-growing segment.", "國際部門是成長最快的部門。", "国际分部是增长最快的部门。", True),
    ("The International segment is the most profitable segment.", "國際部門是最賺錢的部門。", "国际分部是最赚钱的部门。", True),
    ("AWS outsold North America.", "AWS 營收高於北美。", "AWS 营收高于北美。", True),
    ("AWS sold more than the International segment.", "AWS 營收超越國際部門。", "AWS 营收超越国际分部。", True),
    ("North America outgrew AWS.", "北美成長快於 AWS。", "北美增长快于 AWS。", True),
    ("North America is smaller than AWS.", "北美營收不如 AWS。", "北美营收不如 AWS。", True),
    ("Operating income exceeded revenue.", "營業利益高於營收。", "营业利润高于营收。", True),
    ("Revenue of {Revenue} fell short of operating income.", "營收 {Revenue} 低於營業利益。", "营收 {Revenue} 低于营业利润。", True),
    ("Every segment shrank.", "各部門皆衰退。", "各部门皆下滑。", True),
    ("All three segments fell.", "三大部門全數下滑。", "三大部门全数下滑。", True),
    ("No segment grew.", "沒有部門成長。", "没有部门增长。", True),
    ("Only AWS grew.", "只有 AWS 成長。", "只有 AWS 增长。", True),
    ("AWS lost share.", "AWS 占比下降。", "AWS 占比下降。", False),  # on the quarter it did
    ("North America gained share.", "北美占比上升。", "北美占比上升。", True),
    ("The share of North America in revenue rose.", "北美占營收比重上升。", "北美占营收比重上升。", True),
    ("North America made up a larger share of revenue.", "北美在營收中的比重提高。", "北美在营收中的比重提高。", True),
    ("North America grew as a share of revenue.", "北美營收占比擴大。", "北美营收占比扩大。", True),
    ("A larger share of sales came from North America.", "營收來自北美的比重上升。", "营收来自北美的比重上升。", True),
    ("The bulk of revenue came from AWS.", "營收大部分來自 AWS。", "营收大部分来自 AWS。", True),
    ("AWS accounted for most of revenue.", "AWS 占營收大宗。", "AWS 占营收大宗。", True),
    ("AWS contributed the lion’s share of sales.", "多數營收來自 AWS。", "多数营收来自 AWS。", True),
    ("Almost all of revenue came from North America.", "幾乎所有營收都來自北美。", "几乎所有营收都来自北美。", True),
    ("North America is only a small part of revenue.", "北美僅占營收的小部分。", "北美仅占营收的小部分。", True),
    ("Revenue comes mainly from AWS.", "營收主要來自 AWS。", "营收主要来自 AWS。", True),
    ("Most segments shrank.", "多數部門衰退。", "多数部门衰退。", True),
    ("All segments lost money.", "各部門都虧損。", "各部门都亏损。", True),
    ("North America made up a smaller share of revenue.", "北美占營收比重下降。", "北美占营收比重下降。", False),
    ("The bulk of revenue came from North America.", "營收大部分來自北美。", "营收大部分来自北美。", False),
    ("Most of operating income came from North America.", "營業利益大部分來自北美。", "营业利润大部分来自北美。", True),
    ("Most segments grew and made money.", "多數部門成長，各部門都獲利。", "多数部门增长，各部门都获利。", False),
    ("Sales grew more slowly than AWS.", "營收成長慢於 AWS。", "营收增长慢于 AWS。", False),
    ("Every segment grew, and AWS gained share.", "各部門皆成長，AWS 占比上升。", "各部门皆增长，AWS 占比上升。", False),
    ("Only AWS fell short, and not every segment shrank.", "並非各部門皆衰退。", "并非各部门皆下滑。", False),
    ("North America is the largest segment.", "北美是最大的部門。", "北美是最大的部门。", False),
    ("AWS was its fastest-growing segment.", "AWS 是成長最快的部門。", "AWS 是增长最快的部门。", False),
    ("AWS is the most profitable segment.", "AWS 是最賺錢的部門。", "AWS 是最赚钱的部门。", False),
    ("North America outsold AWS, and AWS outgrew North America.", "北美營收高於 AWS，AWS 成長快於北美。", "北美营收高于 AWS，AWS 增长快于北美。", False),
    ("In 2030 AWS will be larger than North America: AWS is not the largest segment.", "2030 年 AWS 營收可望高於北美。", "2030 年 AWS 营收可望高于北美。", False),
    ("Whether AWS outsold North America is open.", "AWS 營收是否高於北美未知。", "AWS 营收是否高于北美未知。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_more_than_another(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
