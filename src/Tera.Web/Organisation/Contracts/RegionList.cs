using Npgsql;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>The regions by their ids, which is all that the application role may know of regions it has not entered.</summary>
internal sealed class RegionList(NpgsqlDataSource source) : IRegionList
{
    public async Task<IReadOnlyList<RegionId>> AllAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand("select organisation.all_regions()");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var regions = new List<RegionId>();
        while (await reader.ReadAsync(ct))
        {
            regions.Add(new(reader.GetGuid(0)));
        }

        return regions;
    }
}
