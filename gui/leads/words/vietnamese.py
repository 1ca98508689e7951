"""Words of Vietnamese names whose own marks look European, lower case; they show that all marks are tones."""

from __future__ import annotations

_VIETNAMESE_NAMES = """
lê võ vũ lý hà bùi ngô đinh đào đoàn đàm hoàng huỳnh phùng văn đức đình tô tôn lâm lã hùng thái quách hòa hóa
hoà hoá khánh quý thúy thuý
"""
VIETNAMESE_NAMES: frozenset[str] = frozenset(_VIETNAMESE_NAMES.split())
