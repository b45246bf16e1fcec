using NodaTime;

namespace Tera.Planning.Indicators;

/// <summary>A scale of categories a card may name for itself. What its bands are, only measurement knows.</summary>
/// <param name="Code">Kept on the card: <c>permendagri-86-2017</c>.</param>
/// <param name="Name">As the agency calls it.</param>
/// <param name="ValidFrom">First day, inclusive, on which the scale is used; a card that names it begins no earlier.</param>
public sealed record CardScale(string Code, string Name, LocalDate ValidFrom);
