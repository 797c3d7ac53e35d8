/** Reason codes about what the function stands on: its role, network, keys, file system and capacity. */
import { type Advice, guide } from './reason-codes-guide.ts'

export const RESOURCE_ADVICE: Record<string, Advice> = {
  EniLimitExceeded: {
    means: 'The VPC has used up its quota of network interfaces.',
    check:
      'In Service Quotas, ask for more elastic network interfaces per VPC, or let functions share the same subnets and security groups: then they share interfaces.',
    page: guide('gettingstarted-limits'),
  },
  InsufficientRolePermissions: {
    means: 'The execution role of the function lacks a permission.',
    check:
      'Add to the role what the reason names. For a VPC that is ec2:CreateNetworkInterface, ec2:DescribeNetworkInterfaces and ec2:DeleteNetworkInterface (AWSLambdaVPCAccessExecutionRole has them).',
    page: guide('lambda-intro-execution-role'),
  },
  SubnetOutOfIPAddresses: {
    means: 'A subnet of the function has no free IP address.',
    check:
      'In the VPC console, look at the available IPv4 addresses of each subnet of the function; free some, or give it larger subnets.',
    page: guide('configuration-vpc'),
  },
  InvalidSubnet: {
    means: 'A subnet of the function does not exist or cannot be used.',
    check:
      'Compare the subnet ids in the VPC settings of the function with the VPC console: same account, region and VPC.',
    page: guide('configuration-vpc'),
  },
  InvalidSecurityGroup: {
    means: 'A security group of the function does not exist or cannot be used.',
    check:
      'Compare the security group ids in the VPC settings of the function with the VPC console; they must be of the same VPC as its subnets.',
    page: guide('configuration-vpc'),
  },
  DisallowedByVpcEncryptionControl: {
    means: 'The VPC enforces encryption in transit and does not accept this function.',
    check:
      'In the VPC console, open the VPC encryption control of this VPC: add the exclusion for Lambda, or use another VPC.',
    page: guide('configuration-vpc'),
  },
  EC2RequestLimitExceeded: {
    means: 'Amazon EC2 throttled Lambda while it made network interfaces or instances for the function.',
    check: 'Deploy again in some minutes, with fewer functions at the same time.',
    page: guide('configuration-vpc'),
  },
  KMSKeyAccessDenied: {
    means: 'Lambda is not allowed to use the KMS key of the function.',
    check:
      'Allow kms:Decrypt on the key to the execution role of the function, in the key policy or the role, and look for a Deny.',
    page: guide('configuration-envvars-encryption'),
  },
  KMSKeyNotFound: {
    means: 'The KMS key of the function does not exist.',
    check:
      'Compare the key ARN of the function (KMSKeyArn) with the KMS console in the same region, then set a key that exists.',
    page: guide('configuration-envvars-encryption'),
  },
  InvalidStateKMSKey: {
    means: 'The KMS key of the function is in a state in which it cannot be used.',
    check:
      'In the KMS console, look at the status of the key. Cancel its deletion if it is pending, and enable it again.',
    page: guide('configuration-envvars-encryption'),
  },
  DisabledKMSKey: {
    means: 'The KMS key of the function is disabled.',
    check: 'Enable the key in the KMS console (kms:EnableKey), or set another key.',
    page: guide('configuration-envvars-encryption'),
  },
  EFSIOError: {
    means: 'Reading or writing the EFS file system of the function failed.',
    check:
      'In the EFS console, check that the file system is available and has burst credits and throughput left, then try again.',
    page: guide('configuration-filesystem'),
  },
  EFSMountConnectivityError: {
    means: 'The function cannot reach its EFS file system over the network.',
    check:
      'Allow TCP 2049 (NFS) from the security group of the function to the one of the mount target. Each subnet needs a mount target in its zone.',
    page: guide('configuration-filesystem'),
  },
  EFSMountFailure: {
    means: 'The EFS file system of the function could not be mounted.',
    check:
      'Allow elasticfilesystem:ClientMount and ClientWrite to the execution role, and check that the access point exists and is available.',
    page: guide('configuration-filesystem'),
  },
  EFSMountTimeout: {
    means: 'The EFS file system was reached, but mounting it took too long.',
    check:
      'Deploy again. If it fails again, look at the load of the file system in the EFS console and lower the concurrency of the function.',
    page: guide('configuration-filesystem'),
  },
  VcpuLimitExceeded: {
    means: 'The account has used up its quota of Amazon EC2 vCPUs.',
    check:
      'In Service Quotas, under Amazon EC2, ask for more vCPUs for the instance family of the capacity provider, or stop instances.',
    page: guide('lambda-managed-instances-capacity-providers'),
  },
  CapacityProviderScalingLimitExceeded: {
    means: 'The capacity provider of the function has reached the size that was set for it.',
    check: 'Raise MaxVCpuCount in the scaling settings of the capacity provider, or move functions to another one.',
    page: guide('lambda-managed-instances-scaling'),
  },
  InsufficientCapacity: {
    means: 'AWS has no free capacity for the instances that the function needs.',
    check:
      'Allow more instance types or more subnets (availability zones) in the capacity provider, or try again later.',
    page: guide('lambda-managed-instances-capacity-providers'),
  },
}
