namespace Tera.Platform.Cluster;

/// <summary>The two ways into the database, as Npgsql connection strings.</summary>
/// <param name="Owner">Owns every object: migrates, seeds, backs up.</param>
/// <param name="Application">Serves pages; owns nothing and is held by row-level security.</param>
public sealed record ClusterConnections(string Owner, string Application);
