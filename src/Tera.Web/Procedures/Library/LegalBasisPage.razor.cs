using Microsoft.AspNetCore.Components;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Library;

/// <summary>The regulations that SOPs cite, each with what is known of it and the SOPs that cite it.</summary>
public sealed partial class LegalBasisPage(CitationQuery query)
{
    private IReadOnlyList<KnownRow> known = [];
    private IReadOnlyList<(string Text, IReadOnlyList<Citation> Citations)> unknown = [];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var cited = (await query.ListAsync(Http.RequestAborted)).ToLookup(citation => LegalBases.Find(citation.Text));
        known = [.. LegalBases.All.Select(basis => new KnownRow(basis, [.. cited[basis].DistinctBy(citation => citation.Href)]))];
        unknown =
        [
            .. cited[null].GroupBy(citation => citation.Text, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .Select(group => (group.Key, (IReadOnlyList<Citation>)[.. group.DistinctBy(citation => citation.Href)])),
        ];
    }

    /// <summary>Where a regulation stands on the page.</summary>
    internal static string AnchorOf(LegalBasis basis) => Slug.Unique(basis.Name, "peraturan", new HashSet<string>());

    private sealed record KnownRow(LegalBasis Basis, IReadOnlyList<Citation> Citations)
    {
        public string Anchor => AnchorOf(Basis);
    }
}
