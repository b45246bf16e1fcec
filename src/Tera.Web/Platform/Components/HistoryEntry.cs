namespace Tera.Platform.Components;

/// <summary>One line of what happened.</summary>
/// <param name="Number">Of the event in its run.</param>
/// <param name="When">Short date and time: "6 Okt 10.18".</param>
/// <param name="Icon">Kind of event.</param>
/// <param name="Who">Person, or "Tera".</param>
/// <param name="What">Continues the sentence: "meminta tambahan waktu 1 hari kerja".</param>
/// <param name="As">Unit or role, or "otomatis".</param>
/// <param name="Words">The person's own words.</param>
/// <param name="Note">Ours.</param>
/// <param name="Link">What the sentence ends with, to be opened.</param>
public sealed record HistoryEntry(
    long Number, string When, string Icon, string Who, string What, string? As = null, string? Words = null, string? Note = null, HistoryLink? Link = null);

/// <summary>Where a line of what happened leads.</summary>
public sealed record HistoryLink(string Text, string Href);
