using Tera.Shared;

namespace Tera.Platform.Layout;

/// <summary>What the frame around a page shows of the person and the office.</summary>
/// <remarks>
/// Made by middleware before rendering and left in <see cref="HttpContext.Features"/>: components render concurrently, so the layout
/// must not query. Without it the frame is the public one.
/// </remarks>
/// <param name="PersonId">Who is signed in.</param>
/// <param name="Zone">The region's clock.</param>
/// <param name="PersonName">With titles: "Dra. Ratna Wulandari, M.Si.".</param>
/// <param name="PositionTitle">Position, with Plt. or Plh. before it.</param>
/// <param name="AgencyName">Agency the person acts for.</param>
/// <param name="RegionName">Region of that agency.</param>
/// <param name="FiscalYear">Year the pages speak of.</param>
/// <param name="Nav">Main navigation, in order.</param>
public sealed record ShellView(
    Guid PersonId, IndonesianTimeZone Zone, string PersonName, string PositionTitle, string AgencyName, string RegionName, int FiscalYear, IReadOnlyList<NavItem> Nav)
{
    private static readonly char[] Separators = [' ', '\''];

    /// <summary>Initials of the first and last name, without titles: "RW".</summary>
    public string Monogram
    {
        get
        {
            var names = PersonName.Split(',')[0].Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.EndsWith('.')).ToList();
            return names switch
            {
                [] => "?",
                [var only] => only[..1].ToUpperInvariant(),
                [var first, .., var last] => (first[..1] + last[..1]).ToUpperInvariant(),
            };
        }
    }
}
