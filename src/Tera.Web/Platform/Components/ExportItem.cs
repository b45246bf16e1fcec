namespace Tera.Platform.Components;

/// <summary>A list in another form: "XLSX" at an address.</summary>
public sealed record ExportItem(string Label, string Href);
