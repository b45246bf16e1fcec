using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace Tera.Planning.Tree;

/// <summary>How the objectives of an agency serve others on a day, which serve them, and what is not yet said of them.</summary>
[Authorize]
public sealed partial class TreePage
{
    private IReadOnlyList<TreeNode>? tops;
    private IReadOnlyList<TreeGap> gaps = [];
    private LocalDate day;

    [SupplyParameterFromQuery(Name = "tanggal")]
    private string? AskedDay { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        day = LocalDatePattern.Iso.Parse(AskedDay ?? "") is { Success: true, Value: var asked } ? asked : Today;
        tops = Whose is { } agency ? await ObjectiveTree.OfAsync(Db, agency, day, Current.Required.Sees, Aborted) : [];
        gaps = TreeGap.Of(tops);
    }
}
