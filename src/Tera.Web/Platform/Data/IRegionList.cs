using Tera.Shared;

namespace Tera.Platform.Data;

/// <summary>Every region there is, for work that goes from one to the next. The module that keeps regions answers.</summary>
public interface IRegionList
{
    /// <summary>In a fixed order; needs no region to be entered.</summary>
    Task<IReadOnlyList<RegionId>> AllAsync(CancellationToken ct);
}
