using Microsoft.AspNetCore.Authorization;

namespace Tera.Planning.Tree;

/// <summary>How the objectives of an agency serve others, and which serve them.</summary>
[Authorize]
public sealed partial class TreePage
{
    private IReadOnlyList<TreeNode>? tops;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        tops = Whose is { } agency ? await ObjectiveTree.OfAsync(Db, agency, Today, Current.Required.Sees, Aborted) : [];
    }
}
