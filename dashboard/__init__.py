"""Muster: how big is it, who says so, and do the numbers add up?"""
