namespace Tera.Organisation.Contracts;

/// <summary>A section of the administration that a module above contributes.</summary>
/// <param name="Label">One or two words.</param>
/// <param name="Href">Its address, below that of the administration.</param>
public sealed record AdministrationTab(string Label, string Href);
